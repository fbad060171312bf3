"""Lay a letter source out as a document: a flow of blocks, frames at fixed places, running lines."""
from source import BODY, SILENT, body_blocks, fold

DEFAULT = {"size": 10.5, "font": "Liberation Sans", "align": "left", "before": 0, "after": 0, "left": 0, "first": 0,
           "lead": 1.25, "bold": False, "italic": False, "under": False, "upper": False, "track": 0, "color": "#000000",
           "keep": False, "hyph": False, "rule": False}


class Doc:
    """flow: blocks; frames: (x, y, w, blocks, every page); running: next/foot/foot1 -> (lines, style)."""

    def __init__(self, layout, lang):
        self.layout, self.lang = layout, lang
        self.flow, self.frames, self.running = [], [], {}
        self.page = dict({"w": 210, "h": 297, "top": 25, "right": 25, "bottom": 25, "left": 25}, **layout.get("page", {}))


def style(layout, *classes):
    out = dict(DEFAULT, **layout.get("base", {}))
    for c in classes:
        out.update(layout.get("styles", {}).get(c, {}))
    return out


def compose(source, layout):
    doc = Doc(layout, source.settings["lang"])
    gaps = layout.get("gap", {})
    if layout.get("skip"):
        doc.flow.append(("space", layout["skip"]))
    started = False
    for name, option, lines in source.sections:
        place = layout.get("place", {}).get(name)
        blocks = section(source, layout, name, option, lines)
        if name in ("next", "top", "foot", "foot1"):
            doc.running[name] = ([fold_line(source, l) for l in lines if l.strip()], style(layout, "running", name))
        elif place:
            x, y, w = place[:3]
            doc.frames.append((x, y, w, blocks, "every" in place))
        else:
            if name == "annex":
                doc.flow.append(("break",))
            elif started or name in gaps:
                doc.flow.append(("space", gaps.get(name, layout.get("gaps", 5))))
            doc.flow += blocks
            started = True
            if name == "body" and source.settings.get("notes") == "end" and source.note_runs:
                doc.flow += endnotes(source, layout)
    return doc


def fold_line(source, line):
    return line.replace("\\\\", " ").strip()


def endnotes(source, layout):
    st = style(layout, "p", "endnote")
    blocks = [("space", 5)]
    for number, runs, plain in source.note_runs:
        source.body.append(("footnote", f"{number} {plain}"))
        blocks.append(("item", dict(st, label_w=6), str(number), runs))
    return blocks


def section(source, layout, name, option, lines):
    if name == "logo":
        said = [source.inline(l)[1] for l in lines if l.strip()]
        return [("image", said, style(layout, "logo"))]
    if name in BODY:
        blocks = [flow_block(layout, name, b) for b in body_blocks(source, lines)]
        for block, after in zip(blocks, blocks[1:] + [("end",)]):
            if block[0] == "item" and after[0] != "item":
                block[1]["after"] = max(block[1]["after"], style(layout, "p")["after"])
        return blocks
    form = option or layout.get("form", {}).get(name, "lines")
    st, lab = style(layout, name), style(layout, name, name + ".label")
    rows = []
    for line in lines:
        if not line.strip():
            rows.append(None)
            continue
        before = field_count(source)
        label, mid, value = (line + " ").partition(" :: ")
        if "|||" in line:
            rows.append(("cols", [source.inline(x.strip()) for x in line.split("|||")]))
            plain = [fold(p) for _, p in rows[-1][1]]
        elif mid:
            label_runs, label_plain = source.inline(label.strip())
            runs, said = source.inline(value.strip())
            rows.append(("pair", label_runs, runs))
            plain = [fold(label_plain)] + ([fold(said)] if field_count(source) == before else [])
        else:
            runs, said = source.inline(line.strip())
            rows.append(("line", runs))
            plain = [fold(said)]
        pair = bool(mid) and "|||" not in line
        if name in ("head", "side", "next", "top", "foot", "foot1", "retour") or pair or (name not in SILENT and field_count(source) == before):
            source.furniture += [p for p in plain if p]
            if name == "next":
                source.later.update(plain)
    blocks = arrange(rows, form, st, lab)
    return together(blocks) if name == "close" else blocks


def together(blocks):
    """A closing whose lines stay on one page: its gaps become space before a line, its lines are kept with the next."""
    out, gap = [], 0
    for block in blocks:
        if block[0] == "space":
            gap += block[1] / 0.3528
        elif block[0] == "p":
            out.append(("p", dict(block[1], before=block[1]["before"] + gap, keep=True), block[2]))
            gap = 0
        else:
            if gap:
                out.append(("space", gap * 0.3528))
            out.append(block)
            gap = 0
    if out and out[-1][0] == "p":
        out[-1] = ("p", dict(out[-1][1], keep=False), out[-1][2])
    return out


def field_count(source):
    return sum(len(v) if isinstance(v, list) else v is not None for v in source.fields.values()) + len(source.also_signed)


def arrange(rows, form, st, lab):
    kind, _, arg = form.partition(":")
    width = float(arg) if arg else 30
    blocks, pairs, columns = [], [], []

    def flush():
        nonlocal pairs, columns
        if pairs and kind == "cols":
            n = len(pairs)
            cells = [[("p", lab, p[1]), ("p", st, p[2])] for p in pairs]
            blocks.append(("grid", [arg and width or 160 / n] * n, [cells]))
        elif pairs and kind == "two":   # two pairs beside each other
            cells = [[[("p", lab, p[1])], [("p", st, p[2])]] for p in pairs] + [[[], []]] * (len(pairs) % 2)
            blocks.append(("grid", [width, 80 - width] * 2, [cells[i] + cells[i + 1] for i in range(0, len(cells), 2)]))
        elif pairs:
            blocks.append(("grid", [width, 0], [[[("p", lab, p[1])], [("p", st, p[2])]] for p in pairs]))
        if columns:
            n = max(len(c) for c in columns)
            blocks.append(("grid", [160 / n] * n, [[[("p", st, r)] for r, _ in c] for c in columns]))
        pairs, columns = [], []

    for row in rows:
        if row is None:
            flush()
            blocks.append(("space", st["size"] * 0.3528 * st.get("blank", 1.0)))
        elif row[0] == "cols":
            columns.append(row[1])
        elif row[0] == "pair" and kind in ("rows", "cols", "two"):
            pairs.append(row)
        elif row[0] == "pair" and kind == "above":
            blocks.append(("p", dict(lab, keep=True), row[1]))
            blocks.append(("p", dict(st, after=st.get("after", 0) or 4), row[2]))
        elif row[0] == "pair":
            blocks.append(("p", st, [(t[0], t[1] | ({"b"} if lab["bold"] else set())) for t in row[1]] + [(arg or " ", frozenset())] + row[2]))
        else:
            flush()
            blocks.append(("p", st, row[1]))
    flush()
    return blocks


def flow_block(layout, name, block):
    kind, label, level, content = block
    if kind == "break":
        return ("break",)
    if kind == "table":
        return ("table", style(layout, "p", "table"), content, layout.get("table", "lines"))
    if kind == "item":
        st = style(layout, "p", "item")
        st["left"] = layout.get("item_left", 0) + level * 6
        if label in "*+-":
            label = layout.get("bullet", "•") if level == 0 else "–"
        return ("item", dict(st, label_w=layout.get("label_w", 6)), label, content)
    if kind == "quote" and layout.get("quote_mark"):
        content = [(layout["quote_mark"], frozenset())] + content
    st = style(layout, "p", *( [name] if name != "body" else []), *([kind] if kind != "p" else []))
    if kind == "h":
        st["keep"] = True
    return ("h" if kind == "h" else "p", st, content)
