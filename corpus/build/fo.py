"""The document as XSL-FO, for Apache FOP."""
import shutil, subprocess, tempfile
from html import escape
from pathlib import Path


def attrs(st):
    out = [f'font-family="{st["font"]}"', f'font-size="{st["size"]}pt"', f'line-height="{st["lead"]}"', f'text-align="{st["align"] if st["align"] != "left" else "start"}"',
           f'space-before="{st["before"]}pt"', f'space-after="{st["after"]}pt"', f'start-indent="{st["left"]}mm"']
    if st["first"]: out.append(f'text-indent="{st["first"]}mm"')
    if st["bold"]: out.append('font-weight="bold"')
    if st["italic"]: out.append('font-style="italic"')
    if st["under"]: out.append('text-decoration="underline"')
    if st["track"]: out.append(f'letter-spacing="{st["track"] * st["size"]}pt"')
    if st["color"] != "#000000": out.append(f'color="{st["color"]}"')
    if st["keep"]: out.append('keep-with-next.within-page="always"')
    if st["rule"]: out.append('border-bottom="0.6pt solid #444444" padding-bottom="2pt"')
    if st.get("box"): out.append(f'border="1pt solid {st["color"]}" padding="2pt"')
    return " ".join(out)


def runs(items, doc, upper=False):
    out = ""
    for r in items:
        if r[0] == "\0fn":
            mark = f'<fo:inline font-size="65%" baseline-shift="super">{r[1]}</fo:inline>'
            st = dict(doc.flow_style, size=doc.layout.get("fn_size", 8), lead=1.15, first=0, before=0, after=1, align="left")
            out += mark if doc.notes == "end" else (f"<fo:footnote>{mark}<fo:footnote-body><fo:block {attrs(st)}>{mark} {runs(r[2], doc)}</fo:block></fo:footnote-body></fo:footnote>")
            continue
        s = escape(r[0].upper() if upper else r[0], quote=False).replace("\\\\", "<fo:block/>")
        for code in r[1]:
            s = {"b": '<fo:inline font-weight="bold">%s</fo:inline>', "i": '<fo:inline font-style="italic">%s</fo:inline>',
                 "u": '<fo:inline text-decoration="underline">%s</fo:inline>'}[code] % s
        out += s
    return out


def block(b, doc, width):
    kind = b[0]
    if kind == "space": return f'<fo:block space-before="{b[1]}mm" space-before.conditionality="retain" font-size="1pt" line-height="1pt">&#160;</fo:block>'
    if kind == "break": return '<fo:block break-before="page" font-size="1pt">&#160;</fo:block>'
    if kind in ("p", "h"): return f'<fo:block {attrs(b[1])}>{runs(b[2], doc, b[1]["upper"]) or "&#160;"}</fo:block>'
    if kind == "item":
        st = dict(b[1]); w = st["label_w"]; left = st["left"]; st["left"] = 0
        outer = dict(st, left=left)
        return (f'<fo:list-block provisional-distance-between-starts="{w}mm" provisional-label-separation="1mm" start-indent="{left}mm" space-before="{st["before"]}pt" space-after="{st["after"]}pt"><fo:list-item>'
                f'<fo:list-item-label end-indent="label-end()"><fo:block {attrs(dict(st, before=0, after=0)).replace("start-indent=" + chr(34) + "0mm" + chr(34), "")}>{escape(b[2])}</fo:block></fo:list-item-label>'
                f'<fo:list-item-body start-indent="body-start()"><fo:block {attrs(dict(st, before=0, after=0)).replace("start-indent=" + chr(34) + "0mm" + chr(34), "")}>{runs(b[3], doc)}</fo:block></fo:list-item-body></fo:list-item></fo:list-block>')
    if kind == "grid":
        fixed = sum(b[1])
        widths = [w or max(20, width - fixed) for w in b[1]]
        cells = lambda row: "".join(f'<fo:table-cell padding-right="2mm">{"".join(block(x, doc, w) for x in cell) or "<fo:block/>"}</fo:table-cell>' for w, cell in zip(widths, row))
        rows = "".join(f"<fo:table-row>{cells(row)}</fo:table-row>" for row in b[2])
        return table(widths, rows)
    st, edge = b[1], {"lines": 'border-bottom="0.5pt solid #777777"', "box": 'border="0.5pt solid #000000"'}.get(b[3], "")
    widths = [width / len(b[2][0])] * len(b[2][0])
    rows = ""
    for i, row in enumerate(b[2]):
        s = attrs(dict(st, bold=i == 0, align="left", after=0, first=0))
        rows += "<fo:table-row>" + "".join(f'<fo:table-cell padding="2pt" {edge}><fo:block {s}>{runs(c, doc)}</fo:block></fo:table-cell>' for c in row) + "</fo:table-row>"
    return table(widths, rows) + block(("space", 3), doc, width)


def table(widths, rows):
    cols = "".join(f'<fo:table-column column-width="{w}mm"/>' for w in widths)
    return f'<fo:table table-layout="fixed" width="{sum(widths)}mm">{cols}<fo:table-body>{rows}</fo:table-body></fo:table>'


def running(doc, name):
    if name not in doc.running:
        return ""
    lines, st = doc.running[name]
    text = "".join(f"<fo:block {attrs(st)}>" + escape(l).replace("%p", "<fo:page-number/>").replace("%P", '<fo:page-number-citation-last ref-id="all"/>') + "</fo:block>" for l in lines)
    return text


def document(doc):
    p = doc.page
    width = p["w"] - p["left"] - p["right"]
    place = lambda x, y, w, blocks: f'<fo:block-container absolute-position="fixed" left="{x}mm" top="{y}mm" width="{w}mm">{"".join(block(b, doc, w) for b in blocks)}</fo:block-container>'
    frames = "".join(place(x, y, w, b) for x, y, w, b, e in doc.frames if not e)
    every = "".join(place(x, y, w, b) for x, y, w, b, e in doc.frames if e)
    size = f'page-width="{p["w"]}mm" page-height="{p["h"]}mm" margin-left="{p["left"]}mm" margin-right="{p["right"]}mm" margin-top="8mm" margin-bottom="8mm"'
    body = f'<fo:region-body margin-top="{p["top"] - 8}mm" margin-bottom="{p["bottom"] - 8}mm"/>'
    master = lambda n: (f'<fo:simple-page-master master-name="{n}" {size}>{body}<fo:region-before region-name="head-{n}" extent="{p["top"] - 10}mm"/>'
                        f'<fo:region-after region-name="foot-{n}" extent="{p["bottom"] - 10}mm" display-align="after"/></fo:simple-page-master>')
    static = lambda name, text: f'<fo:static-content flow-name="{name}">{text or "<fo:block/>"}</fo:static-content>'
    flow = "".join(block(b, doc, width) for b in doc.flow)
    return (f'<?xml version="1.0" encoding="UTF-8"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xml:lang="{doc.lang}"><fo:layout-master-set>{master("one")}{master("rest")}'
            '<fo:page-sequence-master master-name="all"><fo:repeatable-page-master-alternatives><fo:conditional-page-master-reference page-position="first" master-reference="one"/>'
            '<fo:conditional-page-master-reference master-reference="rest"/></fo:repeatable-page-master-alternatives></fo:page-sequence-master></fo:layout-master-set>'
            f'<fo:page-sequence master-reference="all" id="all" language="{doc.lang}">{static("head-one", running(doc, "top") + every)}{static("head-rest", running(doc, "next" if "next" in doc.running else "top") + every)}'
            f'{static("foot-one", running(doc, "foot1" if "foot1" in doc.running else "foot"))}{static("foot-rest", running(doc, "foot"))}'
            '<fo:static-content flow-name="xsl-footnote-separator"><fo:block space-before="3mm"><fo:leader leader-pattern="rule" leader-length="40mm" rule-thickness="0.4pt"/></fo:block></fo:static-content>'
            f'<fo:flow flow-name="xsl-region-body">{frames}{flow}</fo:flow></fo:page-sequence></fo:root>')


CONFIG = '<?xml version="1.0"?><fop version="1.0"><renderers><renderer mime="application/pdf"><fonts><auto-detect/></fonts></renderer></renderers></fop>'


def fop(doc, out, settings):
    folder = Path(tempfile.mkdtemp())
    doc.notes = settings.get("notes", "foot")
    (folder / "letter.fo").write_text(document(doc), encoding="utf8")
    (folder / "fop.xml").write_text(CONFIG)
    done = subprocess.run(["fop", "-q", "-c", str(folder / "fop.xml"), str(folder / "letter.fo"), str(out)], capture_output=True, text=True)
    if not out.exists() or done.returncode:
        raise RuntimeError(done.stderr[-800:])
    shutil.rmtree(folder, ignore_errors=True)
