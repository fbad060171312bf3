#!/usr/bin/python3
"""Check the sample letters: their gold against the PDFs, evidence, ids, near copies; count them (--table).

Reads letters/{tune,probe}/NAME.pdf + NAME.json, texts/{tune,probe}/NAME.txt + NAME.json and miniatures/LANG-NAME.tsv. Prints what is
wrong, one line each, and ends with 1 if anything is. --twins FOLDER also writes, for every letter, the TEI and the
topics.jsonl that its gold amounts to, for trying a scorer.
"""
import argparse, json, re, subprocess, sys, unicodedata
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "build"))
from compose import compose  # noqa: E402
from layouts import LAYOUTS  # noqa: E402
from source import TOPICS, Source  # noqa: E402

HALVES = ("tune", "probe")
FIELDS = {"date", "our_reference", "your_reference", "subject", "sender_name", "sender_organisation", "addressee_name", "addressee_organisation",
          "salutation", "closing", "signatory", "signatory_role", "cc", "enclosures"}
KINDS = {"heading", "paragraph", "item", "footnote", "table", "quote"}
LIMIT = 40 << 20


def fold(text):
    text = unicodedata.normalize("NFKC", text)
    text = text.translate({0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x2013: "-", 0x2014: "-", 0x2010: "-", 0x2011: "-", 0xAD: None})
    return re.sub(r"\s+", " ", text).strip().casefold()


def bare(text):
    """Letters and digits only: what line breaks, hyphens and marks cannot change."""
    return "".join(c for c in fold(text).replace("''", "") if c.isalnum() or c == "€")


def pdf_text(path):
    out = ""
    for option in ("-raw", "-layout"):
        out += subprocess.run(["pdftotext", option, str(path), "-"], capture_output=True, text=True, check=True).stdout + "\n"
    return out


def absent(text, page_text, page_bare):
    """Words of TEXT that the page has neither as a run of the text nor as words."""
    if bare(text) in page_bare:
        return []
    return [w for w in re.findall(r"\S+", fold(text)) if bare(w) and bare(w) not in page_bare]


class Checker:
    def __init__(self):
        self.wrong = []

    def say(self, name, what):
        self.wrong.append(f"{name}: {what}")

    def topics(self, name, gold, text):
        folded = fold(text)
        for topic, evidence in gold["topics"].items():
            if topic not in TOPICS:
                self.say(name, f"unknown topic {topic}")
            if not evidence:
                self.say(name, f"no evidence for {topic}")
            for e in evidence:
                if fold(e) not in folded:
                    self.say(name, f"evidence not verbatim ({topic}): {e[:70]!r}")
        for key in ("optional_topics", "not_topics"):
            for topic in gold.get(key, []):
                if topic not in TOPICS:
                    self.say(name, f"unknown topic in {key}: {topic}")
                if topic in gold["topics"]:
                    self.say(name, f"{topic} is raised and also in {key}")

    def dates(self, name, gold):
        for d in gold["cited_letters"] + ([gold["fields"]["date"]] if gold["fields"]["date"] else []):
            try:
                date.fromisoformat(d)
            except ValueError:
                self.say(name, f"not a date: {d}")
        sent = gold["fields"]["date"]
        for d in gold["cited_letters"]:
            if sent and d > sent:
                self.say(name, f"cites a letter of {d}, after its own date {sent}")

    def letter(self, path):
        name, gold = path.stem, json.loads(path.read_text(encoding="utf8"))
        pdf = path.with_suffix(".pdf")
        if gold["id"] != name or gold["lang"] not in ("nl", "en"):
            self.say(name, "id or lang")
        if set(gold["fields"]) != FIELDS:
            self.say(name, f"fields: {sorted(set(gold['fields']) ^ FIELDS)}")
        if not pdf.exists():
            self.say(name, "no PDF")
            return gold
        for block in gold["body"]:
            if block["type"] not in KINDS or not block["text"].strip():
                self.say(name, f"block {block}")
        body = " ".join(b["text"] for b in gold["body"])
        self.topics(name, gold, body + " " + (gold["fields"]["subject"] or ""))
        self.dates(name, gold)
        self.source(name, gold, path, pdf)
        if not gold["scan"]:
            self.printed(name, gold, pdf)
        return gold

    def source(self, name, gold, path, pdf):
        """The committed gold is what its source amounts to."""
        letter = HERE / "sources" / path.parent.name / (name + ".letter")
        if not letter.exists():
            self.say(name, "no source")
            return
        source = Source(letter)
        compose(source, LAYOUTS[source.settings["layout"]])
        pages = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
        for key, value in source.gold(int(re.search(r"^Pages:\s+(\d+)", pages, re.M).group(1))).items():
            if gold.get(key) != value:
                self.say(name, f"{key} differs from the source; build it again")

    def printed(self, name, gold, pdf):
        page_text = pdf_text(pdf)
        page_bare = bare(page_text)
        strings = [b["text"] for b in gold["body"]] + gold["furniture"]
        for key, value in gold["fields"].items():
            if key == "date" or key in gold.get("image_only", []):
                continue
            strings += value if isinstance(value, list) else [value] if value else []
        for s in strings + gold.get("also_signed", []):
            gone = absent(s, page_text, page_bare)
            if gone:
                self.say(name, f"not in the PDF: {' '.join(gone)[:60]!r} of {s[:60]!r}")

    def text(self, path):
        name, gold = path.stem, json.loads(path.read_text(encoding="utf8"))
        text = path.with_suffix(".txt")
        if gold.get("id") != name or gold.get("lang") not in ("nl", "en") or gold.get("half") != path.parent.name:
            self.say(name, "id, lang or half")
        if not text.exists():
            self.say(name, "no text")
            return gold, ""
        said = text.read_text(encoding="utf8")
        self.topics(name, gold, said)
        return gold, said

    def copies(self, texts):
        """Letters whose words' 5-grams overlap by more than half."""
        grams = {}
        for name, text in texts.items():
            words = re.findall(r"\w+", fold(text))
            grams[name] = {tuple(words[i:i + 5]) for i in range(len(words) - 4)}
        holders = defaultdict(list)
        for name, g in grams.items():
            for gram in g:
                holders[gram].append(name)
        shared = Counter()
        for names in holders.values():
            for pair in combinations(sorted(names), 2):
                shared[pair] += 1
        for (a, b), n in shared.items():
            if n / (len(grams[a]) + len(grams[b]) - n) > .5:
                self.say(a, f"nearly the same as {b}")


def miniatures(check, folder):
    """One a line: topics with commas between, or "-"; a tab; the text. Returns how many there are."""
    seen = set()
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
            topics, tab, text = line.partition("\t")
            named = [] if topics == "-" else topics.split(",")
            if not tab or not text.strip() or any(t not in TOPICS for t in named) or len(set(named)) < len(named):
                check.say(f"{path.name}:{number}", "not topics, a tab and a text")
            if fold(text) in seen:
                check.say(f"{path.name}:{number}", "written twice")
            seen.add(fold(text))
    return len(seen)


def table(sets):
    """Counts per topic, language and half."""
    columns = [(kind, half, lang) for kind in sets for half in HALVES for lang in ("nl", "en") if any(g for g in sets[kind])]
    head = ["topic"] + [f"{k} {h} {l}" for k, h, l in columns] + ["all"]
    count = lambda pick: [sum(1 for h2, g in sets[k] if h2 == h and g["lang"] == l and pick(g)) for k, h, l in columns]
    rows = [("letters", count(lambda g: True)), ("without topic", count(lambda g: not g["topics"]))]
    rows += [(t, count(lambda g, t=t: t in g["topics"])) for t in TOPICS]
    rows += [("(traps: not_topics)", [sum(len(g.get("not_topics", [])) for h2, g in sets[k] if h2 == h and g["lang"] == l) for k, h, l in columns])]
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for title, counts in rows:
        print(f"| {title} | " + " | ".join(map(str, counts)) + f" | {sum(counts)} |")
    letters = [g for _, g in sets["letters"]]
    for key in ("producer", "layout", "voice"):
        said = Counter((g.get(key) or "-").split(",")[0].split("(")[0] for g in letters)
        print(f"\n{key}: " + ", ".join(f"{k} {n}" for k, n in said.most_common()))


def tei(gold):
    f = gold["fields"]
    tag = lambda name, value, more="": f"<{name}{more}>{escape(value)}</{name}>" if value else ""
    who = lambda side, person, body, extra="": f'<correspAction type="{side}">{tag("persName", person)}{tag("orgName", body)}{extra}</correspAction>'
    when = f'<date when="{f["date"]}"/>' if f["date"] else ""
    refs = tag("idno", f["our_reference"], ' type="ourReference"') + tag("idno", f["your_reference"], ' type="yourReference"')
    prev = "".join(f'<ref type="prev"><date when="{d}"/></ref>' for d in gold["cited_letters"])
    wrap = {"heading": "<head>%s</head>", "paragraph": "<p>%s</p>", "item": "<list><item>%s</item></list>", "footnote": "<note>%s</note>", "quote": "<quote>%s</quote>", "table": "<table><row><cell>%s</cell></row></table>"}
    body = "".join(wrap[b["type"]] % escape(b["text"]) for b in gold["body"])
    back = "".join(f'<div type="{t}"><list>' + "".join(tag("item", i) for i in f[k]) + "</list></div>" for t, k in (("copies", "cc"), ("enclosures", "enclosures")) if f[k])
    return (f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>{tag("title", f["subject"])}</titleStmt><sourceDesc><bibl>{refs}</bibl></sourceDesc></fileDesc>'
            f'<profileDesc><correspDesc>{who("sent", f["sender_name"], f["sender_organisation"], when)}{who("received", f["addressee_name"], f["addressee_organisation"])}'
            f'<correspContext>{prev}</correspContext></correspDesc></profileDesc></teiHeader><text><body><opener>{tag("salute", f["salutation"])}</opener>{body}'
            f'<closer>{tag("salute", f["closing"])}<signed>{tag("persName", f["signatory"])}{tag("roleName", f["signatory_role"])}</signed></closer></body><back>{back}</back></text></TEI>\n')


def twins(folder, letters):
    for half in HALVES:
        out = folder / half
        out.mkdir(parents=True, exist_ok=True)
        with open(out / "topics.jsonl", "w", encoding="utf8") as lines:
            for h, gold in letters:
                if h == half:
                    (out / (gold["id"] + ".xml")).write_text(tei(gold), encoding="utf8")
                    lines.write(json.dumps({"file": gold["id"] + ".pdf", "topics": [{"id": t, "evidence": []} for t in gold["topics"]]}) + "\n")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--table", action="store_true")
    a.add_argument("--twins", type=Path)
    o = a.parse_args()
    check, bodies, sets = Checker(), {}, {"letters": [], "texts": []}
    for half in HALVES:
        for path in sorted((HERE / "letters" / half).glob("*.json")):
            gold = check.letter(path)
            sets["letters"].append((half, gold))
            bodies[path.stem] = " ".join(b["text"] for b in gold["body"])
        for path in sorted((HERE / "letters" / half).glob("*.pdf")):
            if not path.with_suffix(".json").exists():
                check.say(path.stem, "PDF without gold")
        for path in sorted((HERE / "texts" / half).glob("*.json")):
            try:
                gold, said = check.text(path)
            except (ValueError, KeyError) as error:
                check.say(path.stem, f"unreadable: {error}")
                continue
            if path.stem in bodies:
                check.say(path.stem, "name used twice")
            sets["texts"].append((half, gold))
            bodies[path.stem] = said
    check.copies(bodies)
    small = miniatures(check, HERE / "miniatures")
    size = sum(p.stat().st_size for p in HERE.rglob("*") if p.is_file())
    if size > LIMIT:
        check.say("corpus", f"{size >> 20} MB in all, more than {LIMIT >> 20}")
    if o.twins:
        twins(o.twins, sets["letters"])
    if o.table:
        table(sets)
    for line in check.wrong:
        print(line, file=sys.stderr)
    print(f"{len(sets['letters'])} letters, {len(sets['texts'])} texts, {small} miniatures, {size / (1 << 20):.1f} MB, {len(check.wrong)} wrong")
    sys.exit(1 if check.wrong else 0)


main()
