#!/usr/bin/env python3
"""Sheets: whole letters as HTML whose mark-up is their gold. Prints them to PDF (headless Chromium) and writes the gold beside them.

    sheets.py SHEETS OUT            PDF and gold of each SHEETS/*.html in OUT, what is out of date
    sheets.py SHEETS OUT --coloured besides OUT/NAME.marks.pdf, the same page with each mark in a colour of its own, from which
                                    learn_tagger.py reads what each printed word is

What the marks mean is told in corpus/README.md. Needs Debian's chromium and python3-lxml."""
import concurrent.futures, json, re, shutil, subprocess, sys, tempfile
from pathlib import Path

try:
    import lxml.html
except ImportError:
    sys.exit("sheets needs lxml; on Debian: apt-get install python3-lxml (python3 must be Debian's own: PYTHON=/usr/bin/python3)")

FIELDS = ("date our_reference your_reference subject sender_name sender_organisation addressee_name addressee_organisation "
          "salutation closing signatory signatory_role cc enclosure also_signed").split()
LISTS = {"cc": "cc", "enclosure": "enclosures", "also_signed": "also_signed"}
KINDS = "label value letterhead slogan address senderaddress department contact stamp footer pagenumber note".split()
BLOCKS = "paragraph heading item table quote footnote".split()
BODY = {"p": "paragraph", "li": "item", "table": "table", "blockquote": "quote", **{f"h{i}": "heading" for i in range(1, 7)}}
SEPARATE = set("p div td th tr li blockquote table main body header footer section article ul ol br address dl dt dd tbody thead aside pre hr "
               "h1 h2 h3 h4 h5 h6".split())
MARKS = [f"f:{f}" for f in FIELDS] + [f"k:{k}" for k in KINDS] + [f"b:{b}" for b in BLOCKS]
SHADES = 4  # of red between one mark and the next


def fold(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


def text_of(node, leave_out=lambda child: False):
    out = []

    def walk(node):
        if not isinstance(node.tag, str) or node.tag in ("style", "title", "head"):
            return
        edge = " " if node.tag in SEPARATE else ""
        out.append(edge + (node.text or ""))
        for child in node:
            if isinstance(child.tag, str) and not leave_out(child):
                walk(child)
            out.append(child.tail or "")
        out.append(edge)

    walk(node)
    return fold("".join(out))


def is_marked(node):
    return node.get("data-k") is not None or node.get("data-f") is not None


class Gold:
    """What a sheet's marks say, and what is wrong with them."""

    def __init__(self, path):
        self.wrong, self.body, self.furniture, self.topics, self.cited = [], [], [], {}, set()
        self.fields = {name: None for name in FIELDS if name not in LISTS}
        self.lists = {name: [] for name in LISTS.values()}
        root = lxml.html.document_fromstring(Path(path).read_text(encoding="utf-8"))
        for node in root.iter():
            if isinstance(node.tag, str):
                self.take(node)
        self.find_main(root)
        self.find_unmarked(root, False)
        self.json = {"id": Path(path).stem, "lang": root.get("lang"), "voice": root.get("data-voice"), "producer": "chromium", "scan": False,
                     "fields": {**self.fields, "cc": self.lists["cc"], "enclosures": self.lists["enclosures"]}, "body": self.body,
                     "furniture": self.furniture, "cited_letters": sorted(self.cited), "topics": self.topics,
                     "optional_topics": (root.get("data-optional") or "").split(), "not_topics": (root.get("data-not") or "").split()}
        if self.lists["also_signed"]:
            self.json["also_signed"] = self.lists["also_signed"]
        if not self.body:
            self.wrong.append("has no text in <main>")

    def take(self, node):
        for name in (node.get("data-f") or "").split():
            self.take_field(name, node)
        kinds = (node.get("data-k") or "").split()
        self.wrong += [f"knows no kind {kind}" for kind in kinds if kind not in KINDS]
        if kinds and "address" not in kinds:
            text = text_of(node, lambda child: child.get("data-f"))
            self.furniture += [text] if text else []
        if node.get("data-cited"):
            self.cited.add(node.get("data-cited"))
        for topic in (node.get("data-t") or "").split():
            self.topics.setdefault(topic, []).append(text_of(node))

    def take_field(self, name, node):
        text = text_of(node)
        if name not in FIELDS:
            self.wrong.append(f"knows no field {name}")
        elif name in LISTS:
            self.lists[LISTS[name]] += [text] if text else []
        elif name == "date":
            self.fields["date"] = node.get("data-iso")
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", node.get("data-iso") or ""):
                self.wrong.append(f"has no data-iso at {text}")
        elif text:
            self.fields[name] = f"{self.fields[name]} {text}" if self.fields[name] else text

    def find_main(self, node):
        for child in node:
            if isinstance(child.tag, str):
                (self.take_blocks if child.tag == "main" else self.find_main)(child)

    def take_blocks(self, node):
        for child in node:
            if not isinstance(child.tag, str) or is_marked(child):
                continue
            kind = child.get("data-b") or BODY.get(child.tag)
            if kind is None:
                self.take_blocks(child)
            elif kind == "quote" and child.findall("p"):
                self.body += [{"type": "quote", "text": text_of(p)} for p in child.findall("p")]
            else:
                self.take_block(child, kind)

    def take_block(self, node, kind):
        own = lambda child: child.get("data-k") is not None or kind != "table" and (child.tag in ("ul", "ol") or child.get("data-b") == "footnote")
        text = text_of(node, own)
        if text:
            self.body.append({"type": kind, "text": text})
        if kind == "table":
            return
        self.body += [{"type": "footnote", "text": text_of(inner)} for inner in node.iter()
                      if inner is not node and isinstance(inner.tag, str) and inner.get("data-b") == "footnote"]
        for child in node if kind == "item" else ():
            if child.tag in ("ul", "ol"):
                self.take_blocks(child)

    def find_unmarked(self, node, marked):
        if not isinstance(node.tag, str) or node.tag in ("style", "title", "head"):
            return
        marked = marked or is_marked(node) or node.tag == "main"
        texts = [node.text] + [child.tail for child in node]
        self.wrong += [f"has unmarked text: {fold(text)[:50]}" for text in texts if not marked and text and fold(text).strip("|·•-–—:,/ ")]
        for child in node:
            self.find_unmarked(child, marked)


def colours():
    """Styles that give each mark a shade of red, and green to what has none; nothing moves by it."""
    shade = lambda mark: f"color:rgb({(MARKS.index(mark) + 1) * SHADES},0,0) !important"
    rules = ["*{color:inherit !important;-webkit-text-fill-color:currentcolor !important} html{color:rgb(0,255,0) !important}"]
    rules += [f"main {tag}{{{shade('b:' + kind)}}}" for tag, kind in BODY.items()]
    rules += [f"main li p{{{shade('b:item')}}} main blockquote p{{{shade('b:quote')}}} main td p{{{shade('b:table')}}}"]
    rules += [f"html main [data-b={kind}]{{{shade('b:' + kind)}}}" for kind in BLOCKS]
    rules += [f"html body [data-k~={kind}]{{{shade('k:' + kind)}}}" for kind in KINDS]
    rules += [f"html body [data-f~={name}]:not(#a#b){{{shade('f:' + name)}}}" for name in FIELDS]
    return "<style>" + "\n".join(rules) + "</style>"


def mark_of(colour):
    """The mark of a printed colour (six hexadecimal digits): "f:date", "k:label", "b:item"; None: text without one. Black is what
    styles print by themselves at a page's edge: page numbers."""
    red, rest = int(colour[:2], 16), colour[2:]
    number = round(red / SHADES)
    if rest != "0000" or number > len(MARKS):
        return None
    return MARKS[number - 1] if number else "k:pagenumber"


def print_pdf(html, pdf):
    home = tempfile.mkdtemp()
    subprocess.run(["timeout", "60", "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}", "--no-pdf-header-footer",
                    f"--print-to-pdf={pdf}", html.absolute().as_uri()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shutil.rmtree(home, ignore_errors=True)
    if not pdf.exists():
        sys.exit(f"sheets: {html}: chromium printed nothing; is it installed?")


def make(sheet, out, coloured):
    """PDF, gold and the coloured twin of one sheet; what is wrong with it."""
    gold, pdf, twin = Gold(sheet), out / f"{sheet.stem}.pdf", out / f"{sheet.stem}.marks.pdf"
    (out / f"{sheet.stem}.json").write_text(json.dumps(gold.json, ensure_ascii=False, indent=1), encoding="utf-8")
    stale = lambda made: not made.exists() or made.stat().st_mtime < sheet.stat().st_mtime
    if stale(pdf):
        print_pdf(sheet, pdf)
    if coloured and stale(twin):
        html = sheet.read_text(encoding="utf-8")
        at = html.find("</style>") + len("</style>") if "</style>" in html else html.find("<body")
        painted = out / f"{sheet.stem}.marks.html"
        painted.write_text(html[:at] + colours() + html[at:], encoding="utf-8")
        print_pdf(painted, twin)
        painted.unlink()
    return [f"{sheet}: {what}" for what in gold.wrong]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sheets, out = sorted(Path(sys.argv[1]).glob("*.html")), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [line for lines in pool.map(lambda sheet: make(sheet, out, "--coloured" in sys.argv), sheets) for line in lines]
    print("\n".join(wrong + [f"{len(sheets)} sheets, {len(wrong)} things wrong"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
