"""Read a letter source: settings, then sections of marked-up text (README.md tells the marks)."""
import re

TOPICS = """minors false-reports processing-times residence-withdrawal scheme-misuse reflection-period continued-residence
shelter-and-care prosecution international-obligations return objection-and-appeal family-reunification information-request
complaint-handling labour-exploitation data-sharing fees meeting-request legal-aid""".split()
FIELDS = {"date": "date", "our": "our_reference", "your": "your_reference", "subj": "subject", "sn": "sender_name",
          "so": "sender_organisation", "an": "addressee_name", "ao": "addressee_organisation", "sal": "salutation",
          "clo": "closing", "sig": "signatory", "role": "signatory_role"}
LISTS = {"cc": "cc", "enc": "enclosures"}
EMPHASIS = {"b", "i", "u"}
BODY = {"body", "pre", "ps", "annex", "clause"}   # sections whose text is the letter's own
SILENT = {"close", "open"}                        # what is unmarked here is neither body nor furniture
LABEL = re.compile(r"^(\s*)([*+-]|\d{1,2}[.)]|\(\d{1,2}\)|[a-z][.)]|\([a-z]\)|[ivx]{1,4}[.)])\s+(.*)$")


class Source:
    """A letter as written: settings, sections in order, and the gold gathered from its marks."""

    def __init__(self, path):
        self.name = path.stem
        self.settings, self.sections = {}, []
        self.fields = {v: None for v in FIELDS.values()}
        self.fields.update({v: [] for v in LISTS.values()})
        self.topics, self.cited, self.also_signed = {}, [], []
        self.furniture, self.body = [], []
        self.later = set()   # furniture of the second page and after
        self.notes = 0
        self.note_runs = []
        lines = path.read_text(encoding="utf8").split("\n")
        current = None
        for line in lines:
            if line.startswith("== "):
                name, _, option = line[3:].strip().partition(" ")
                current = (name, option, [])
                self.sections.append(current)
            elif current is not None:
                current[2].append(line.rstrip())
            elif line.strip():
                key, _, value = line.partition(":")
                self.settings[key.strip()] = value.strip()
        for _, _, text in self.sections:
            while text and not text[-1].strip():
                text.pop()
            while text and not text[0].strip():
                text.pop(0)

    def inline(self, text, fmt=frozenset()):
        """Runs of TEXT: (string, emphasis) or ("\\0fn", number, runs); its marks go into the gold."""
        runs, pos, plain = [], 0, ""
        while pos < len(text):
            hit = re.compile(r"\{([a-z0-9-]+):|\[\^").search(text, pos)
            if not hit:
                runs.append((text[pos:], fmt)); plain += text[pos:]
                break
            if hit.start() > pos:
                runs.append((text[pos:hit.start()], fmt)); plain += text[pos:hit.start()]
            end = self.match(text, hit.start(), "{[", "}]")
            inner = text[hit.end():end]
            if hit.group(0) == "[^":
                self.notes += 1
                number = self.notes
                inner_runs, inner_plain = self.inline(inner.strip())
                self.note_runs.append((number, inner_runs, inner_plain))
                runs.append(("\0fn", number, inner_runs)); plain += str(number)
            else:
                got, said = self.mark(hit.group(1), inner, fmt)
                runs += got; plain += said
            pos = end + 1
        return runs, plain

    @staticmethod
    def match(text, start, opens, closes):
        depth = 0
        for i in range(start, len(text)):
            if text[i] in opens and (text[i] == "{" or text[i:i + 2] == "[^" or depth > 0 and text[i] == "["):
                depth += 1
            elif text[i] in closes:
                depth -= 1
                if depth == 0:
                    return i
        raise ValueError("unclosed mark: " + text[start:start + 60])

    def mark(self, code, inner, fmt):
        if code in EMPHASIS:
            return self.inline(inner, fmt | {code})
        argument = None
        if code in ("date", "cite"):
            argument, _, inner = inner.partition("|")
        runs, plain = self.inline(inner, fmt)
        said = fold(plain)
        if code in TOPICS:
            self.topics.setdefault(code, []).append(said)
        elif code == "cite":
            self.cited.append(argument)
        elif code == "sig2":
            self.also_signed.append(said)
        elif code in LISTS:
            self.fields[LISTS[code]].append(said)
        elif code in FIELDS:
            if self.fields[FIELDS[code]] is None:
                self.fields[FIELDS[code]] = argument or said
        else:
            raise ValueError(f"{self.name}: unknown mark {code}")
        return runs, plain

    def gold(self, pages):
        s = self.settings
        furniture = []
        for line in self.furniture:
            if pages == 1 and line in self.later:
                continue
            each = [line.replace("%p", str(n + 1)).replace("%P", str(pages)) for n in range(pages)] if "%p" in line else [line.replace("%P", str(pages))]
            furniture += [x for x in map(fold, each) if x and x not in furniture]
        split = lambda key: [x.strip() for x in s.get(key, "").split(",") if x.strip()]
        gold = {"id": self.name, "lang": s["lang"], "producer": s["producer"], "scan": "scan" in s,
                "fields": self.fields, "body": [{"type": k, "text": fold(t)} for k, t in self.body],
                "furniture": furniture, "cited_letters": sorted(set(self.cited)), "topics": self.topics,
                "optional_topics": split("optional"), "not_topics": split("not")}
        if "scan" in s:
            gold["producer"] = f"scan({s['producer']}, {s['scan']})"
        if self.also_signed:
            gold["also_signed"] = self.also_signed
        if split("image_only"):
            gold["image_only"] = split("image_only")
        for extra in ("voice", "layout"):
            gold[extra] = s.get(extra, "")
        return gold


def fold(text):
    return re.sub(r"\s+", " ", text.replace("\\\\", " ").replace("\u00ad", "")).strip()


def body_blocks(source, lines):
    """The blocks of a body section: (kind, label, level, runs or rows); the gold's body grows on the way."""
    blocks, pending = [], []

    def flush():
        if not pending:
            return
        text = " ".join(pending).strip()
        pending.clear()
        kind = "p"
        if text.startswith("# "):
            kind, text = "h", text[2:]
        elif re.match(r"\{(sal|clo):[^{}]*\}$", text):
            kind = "sal"
        elif text.startswith("!"):
            kind, _, text = text[1:].partition(" ")
        add(kind, "", 0, text)

    def add(kind, label, level, text):
        before = len(source.note_runs)
        runs, plain = source.inline(text)
        if kind == "sal":
            blocks.append((kind, "", 0, runs))
            return
        gold = {"h": "heading", "item": "item", "quote": "quote"}.get(kind, "paragraph")
        if kind == "item" and label not in ("*", "+", "-"):
            plain = label + " " + plain
        source.body.append((gold, plain))
        if source.settings.get("notes") != "end":
            for number, _, said in source.note_runs[before:]:
                source.body.append(("footnote", f"{number} {said}"))
        blocks.append((kind, label, level, runs))

    table = []
    for line in lines + [""]:
        item = LABEL.match(line)
        if line.startswith("|"):
            flush()
            table.append([c.strip() for c in line.strip().strip("|").split("|")])
            continue
        if table:
            rows = [[source.inline(c) for c in row] for row in table]
            source.body.append(("table", " ".join(p for row in rows for _, p in row)))
            blocks.append(("table", "", 0, [[r for r, _ in row] for row in rows]))
            table = []
        if line.startswith("%%"):
            flush()
            blocks.append(("break", "", 0, []))
        elif not line.strip():
            flush()
        elif line.startswith("> "):
            flush()
            add("quote", "", 0, line[2:])
        elif item:
            flush()
            add("item", item.group(2), len(item.group(1)) // 2, item.group(3))
        else:
            pending.append(line.strip())
    return blocks
