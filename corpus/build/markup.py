"""The document as HTML, for WeasyPrint and Chromium."""
import base64, io, shutil, subprocess, tempfile
from html import escape
from pathlib import Path
from PIL import Image, ImageDraw, ImageFont


def css(st):
    out = [f"font-family:'{st['font']}'", f"font-size:{st['size']}pt", f"text-align:{st['align']}",
           f"margin:{st['before']}pt 0 {st['after']}pt {st['left']}mm", f"line-height:{st['lead']}"]
    if st["first"]: out.append(f"text-indent:{st['first']}mm")
    if st["bold"]: out.append("font-weight:bold")
    if st["italic"]: out.append("font-style:italic")
    if st["under"]: out.append("text-decoration:underline")
    if st["upper"]: out.append("text-transform:uppercase")
    if st["track"]: out.append(f"letter-spacing:{st['track']}em")
    if st["color"] != "#000000": out.append(f"color:{st['color']}")
    if st["keep"]: out.append("break-after:avoid")
    if st["hyph"]: out.append("hyphens:auto")
    if st["rule"]: out.append("border-bottom:0.6pt solid #444;padding-bottom:2pt")
    if st.get("box"): out.append(f"border:1pt solid {st['color']};padding:2pt 4pt")
    if st.get("bar"): out.append("border-left:2pt solid #999;padding-left:6pt")
    return ";".join(out)


def runs(items, notes):
    out = ""
    for r in items:
        if r[0] == "\0fn":
            out += f'<span class="fn">{runs(r[2], notes)}</span>' if notes == "foot" else f"<sup>{r[1]}</sup>"
            continue
        s = escape(r[0]).replace("\\\\", "<br>")
        for code in r[1]:
            s = f"<{code}>{s}</{code}>"
        out += s
    return out


def logo(lines, colour):
    """A letterhead that is a picture: its words cannot be taken out of the PDF as text."""
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf", 44)
    image = Image.new("RGB", (90 + max(int(font.getlength(l)) for l in lines), 60 * len(lines) + 30), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 50, image.height), fill=colour)
    for n, line in enumerate(lines):
        draw.text((70, 12 + 60 * n), line, font=font, fill=colour)
    out = io.BytesIO()
    image.quantize(16).save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def block(b, notes):
    kind = b[0]
    if kind == "image": return f'<img alt="" style="height:{6 * len(b[1]) + 3}mm" src="data:image/png;base64,{logo(b[1], b[2]["color"])}">'
    if kind == "space": return f'<div style="height:{b[1]}mm"></div>'
    if kind == "break": return '<div style="break-before:page"></div>'
    if kind in ("p", "h"):
        tag = "h2" if kind == "h" else "p"
        return f'<{tag} style="{css(b[1])}{"" if b[1]["bold"] else ";font-weight:normal"}">{runs(b[2], notes)}</{tag}>'
    if kind == "item":
        st = dict(b[1]); w = st.pop("label_w"); st["left"] = st["left"] + w
        return (f'<p style="{css(st)};text-indent:-{w}mm"><span style="display:inline-block;width:{w}mm;text-indent:0">'
                f'{escape(b[2])}</span>{runs(b[3], notes)}</p>')
    if kind == "grid":
        cols = "".join(f'<col style="width:{w}mm">' if w else "<col>" for w in b[1])
        rows = "".join("<tr>" + "".join(f'<td>{"".join(block(x, notes) for x in cell)}</td>' for cell in row) + "</tr>" for row in b[2])
        return f'<table class="grid"><colgroup>{cols}</colgroup>{rows}</table>'
    if kind == "table":
        st, rows = b[1], ""
        for i, row in enumerate(b[2]):
            tag = "th" if i == 0 else "td"
            rows += "<tr>" + "".join(f"<{tag}>{runs(c, notes)}</{tag}>" for c in row) + "</tr>"
        return f'<table class="t {b[3]}" style="{css(dict(st, before=4, after=10, align="left"))}">{rows}</table>'
    raise ValueError(kind)


def string(lines):
    parts = []
    for n, line in enumerate(lines):
        line = line.replace("\\", "").replace('"', "\\22 ")
        line = line.replace("%p", '" counter(page) "').replace("%P", '" counter(pages) "')
        parts.append(('\\A ' if n else "") + line)
    return '"' + "".join(parts) + '"'


def margin_boxes(doc):
    out, first = "", ""
    for name, (lines, st) in doc.running.items():
        side = {"left": "left", "right": "right", "center": "center"}[st["align"]]
        rule = (f"@{'top' if name in ('next', 'top') else 'bottom'}-{side}{{content:{string(lines)};white-space:pre;width:100%;text-align:{st['align']};"
                f"font-family:'{st['font']}';font-size:{st['size']}pt;color:{st['color']};{'font-weight:bold;' if st['bold'] else ''}}}")
        if name == "next":
            out += rule
            first += f"@top-{side}{{content:none}}"
        elif name in ("foot", "top"):
            out += rule
        else:
            first += rule
    return out, first


def page_html(doc, notes, within=False):
    """WITHIN: the page area takes in every frame, for Chromium shrinks a page whose content sticks out."""
    p, inset = dict(doc.page), ""
    if within and doc.frames:
        left = min([p["left"]] + [x for x, *_ in doc.frames])
        right = min([p["right"]] + [p["w"] - x - w for x, _, w, *_ in doc.frames])
        inset = f"padding:0 {p['right'] - right}mm 0 {p['left'] - left}mm"
        p["left"], p["right"] = left, right
    boxes, first = margin_boxes(doc)
    head = f"""<meta charset="utf-8"><style>
@page {{ size:{p['w']}mm {p['h']}mm; margin:{p['top']}mm {p['right']}mm {p['bottom']}mm {p['left']}mm; {boxes} }}
@page:first {{ {first} }}
body {{ margin:0; position:relative }} p,h2 {{ margin:0; orphans:2; widows:2 }}
.fn {{ float:footnote; font-size:{doc.layout.get('fn_size', 8)}pt; line-height:1.2; text-align:left; font-weight:normal }}
.grid {{ border-collapse:collapse; width:100%; table-layout:fixed }} .grid td {{ padding:0 2mm 0 0; vertical-align:top }}
.t {{ border-collapse:collapse; width:100% }} .t td,.t th {{ text-align:left; padding:1.5pt 5pt; vertical-align:top }}
.lines td,.lines th {{ border-bottom:.5pt solid #777 }} .box td,.box th {{ border:.5pt solid #000 }} .bare td,.bare th {{ padding-left:0 }}
sup {{ font-size:65%; line-height:0 }}
::footnote-call {{ font-size:65%; line-height:0; vertical-align:super }}
{doc.layout.get('css', '')}
</style>"""
    frames = ""
    for x, y, w, blocks, every in doc.frames:
        frames += (f'<div style="position:{"fixed" if every else "absolute"};left:{x - p["left"]}mm;top:{y - p["top"]}mm;width:{w}mm">'
                   + "".join(block(b, notes) for b in blocks) + "</div>")
    flow = "".join(block(b, notes) for b in doc.flow)
    return f'<!doctype html><html lang="{doc.lang}"><head>{head}<title></title></head><body>{frames}<div style="{inset}">{flow}</div></body></html>'


def weasyprint(doc, out, settings):
    source = Path(tempfile.mkstemp(suffix=".html")[1])
    source.write_text(page_html(doc, "end" if settings.get("notes") == "end" else "foot"), encoding="utf8")
    subprocess.run(["weasyprint", "-q", str(source), str(out)], check=True, stderr=subprocess.DEVNULL)
    source.unlink()


def chromium(doc, out, settings):
    folder = Path(tempfile.mkdtemp())
    (folder / "letter.html").write_text(page_html(doc, "end", True), encoding="utf8")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
                    f"--print-to-pdf={out}", f"file://{folder}/letter.html"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shutil.rmtree(folder, ignore_errors=True)
