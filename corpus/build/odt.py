"""The document as flat ODT, printed by LibreOffice."""
import shutil, subprocess, tempfile
from html import escape
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">"""


class Writer:
    def __init__(self, doc):
        self.doc, self.styles, self.auto, self.count = doc, {}, [], 0

    def para_style(self, st, extra="", page=""):
        key = (tuple(sorted((k, str(v)) for k, v in st.items())), extra, page)
        if key in self.styles:
            return self.styles[key]
        name = self.styles[key] = f"P{len(self.styles) + 1}"
        align = {"left": "start", "right": "end"}.get(st["align"], st["align"])
        border = 'fo:border-bottom="0.6pt solid #444444" fo:padding-bottom="2pt"' if st["rule"] else ""
        if st.get("box"): border = f'fo:border="1pt solid {st["color"]}" fo:padding="2pt"'
        if st.get("bar"): border = 'fo:border-left="2pt solid #999999" fo:padding-left="6pt"'
        country = {"nl": "NL", "en": "GB"}[self.doc.lang]
        self.auto.append(f'<style:style style:name="{name}" style:family="paragraph" {page}><style:paragraph-properties fo:text-align="{align}" '
                         f'fo:margin-top="{st["before"]}pt" fo:margin-bottom="{st["after"]}pt" fo:margin-left="{st["left"]}mm" fo:text-indent="{st["first"]}mm" '
                         f'fo:line-height="{round(st["lead"] * 87)}%" fo:keep-with-next="{"always" if st["keep"] else "auto"}" fo:orphans="2" fo:widows="2" {border}>{extra}'
                         f'</style:paragraph-properties><style:text-properties style:font-name="{st["font"]}" fo:font-family="\'{st["font"]}\'" fo:font-size="{st["size"]}pt" '
                         f'fo:color="{st["color"]}" fo:font-weight="{"bold" if st["bold"] else "normal"}" fo:font-style="{"italic" if st["italic"] else "normal"}" '
                         f'{"style:text-underline-style=" + chr(34) + "solid" + chr(34) if st["under"] else ""} '
                         f'{"fo:text-transform=" + chr(34) + "uppercase" + chr(34) if st["upper"] else ""} '
                         f'fo:letter-spacing="{st["track"] * st["size"]}pt" fo:language="{self.doc.lang}" fo:country="{country}" '
                         f'fo:hyphenate="{"true" if st["hyph"] else "false"}" fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/></style:style>')
        return name

    def runs(self, items):
        out = ""
        for r in items:
            if r[0] == "\0fn":
                if self.doc.notes == "end":
                    out += f'<text:span text:style-name="Tsup">{r[1]}</text:span>'
                    continue
                st = dict(self.note_style)
                out += (f'<text:note text:id="ftn{r[1]}" text:note-class="footnote"><text:note-citation>{r[1]}</text:note-citation><text:note-body>'
                        f'<text:p text:style-name="{self.para_style(st)}">{self.runs(r[2])}</text:p></text:note-body></text:note>')
                continue
            s = escape(r[0], quote=False).replace("\\\\", "<text:line-break/>")
            for code in sorted(r[1]):
                s = f'<text:span text:style-name="T{code}">{s}</text:span>'
            out += s
        return out.replace("%p", '<text:page-number text:select-page="current">1</text:page-number>').replace("%P", '<text:page-count>1</text:page-count>')

    def blocks(self, items):
        return "".join(self.block(b) for b in items)

    def block(self, b, first=""):
        kind = b[0]
        if kind == "space":
            return f'<text:p text:style-name="{self.space(b[1])}"/>'
        if kind == "break":
            return f'<text:p text:style-name="Pbreak"/>'
        if kind == "p":
            return f'<text:p text:style-name="{self.para_style(b[1])}">{self.runs(b[2])}</text:p>'
        if kind == "h":
            return f'<text:h text:outline-level="2" text:style-name="{self.para_style(b[1])}">{self.runs(b[2])}</text:h>'
        if kind == "item":
            st = dict(b[1]); w = st.pop("label_w"); st["left"] += w; st["first"] = -w
            tab = f'<style:tab-stops><style:tab-stop style:position="0mm"/></style:tab-stops>'
            return f'<text:p text:style-name="{self.para_style(st, tab)}">{escape(b[2])}<text:tab/>{self.runs(b[3])}</text:p>'
        self.count += 1
        name = f"Tab{self.count}"
        if kind == "grid":
            rows = [[self.blocks(cell) for cell in row] for row in b[2]]
            widths, frame = list(b[1]), 'fo:padding="0mm" fo:padding-right="2mm"'
        else:
            st = dict(b[1], align="left", after=0, first=0)
            rows = [[f'<text:p text:style-name="{self.para_style(dict(st, bold=i == 0))}">{self.runs(c)}</text:p>' for c in row] for i, row in enumerate(b[2])]
            widths = [0] * len(rows[0])
            frame = {"lines": 'fo:border-bottom="0.5pt solid #777777" fo:padding="0.8mm"', "box": 'fo:border="0.5pt solid #000000" fo:padding="0.8mm"'}.get(b[3], 'fo:padding="0.5mm"')
        total = self.width
        free = [i for i, w in enumerate(widths) if not w]
        for i in free:
            widths[i] = max(10, (total - sum(widths)) / len(free)) if len(free) == 1 else (total - sum(w for w in widths if w)) / len(free) if False else total / len(free)
        self.auto.append(f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{sum(widths)}mm" table:align="left"/></style:style>'
                         f'<style:style style:name="{name}c" style:family="table-cell"><style:table-cell-properties {frame}/></style:style>')
        for i, w in enumerate(widths):
            self.auto.append(f'<style:style style:name="{name}k{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}mm"/></style:style>')
        cols = "".join(f'<table:table-column table:style-name="{name}k{i}"/>' for i in range(len(widths)))
        body = "".join("<table:table-row>" + "".join(f'<table:table-cell table:style-name="{name}c" office:value-type="string">{c}</table:table-cell>' for c in row) + "</table:table-row>" for row in rows)
        after = self.blocks([("space", 3)]) if kind == "table" else ""
        return f'<table:table table:name="{name}" table:style-name="{name}">{cols}{body}</table:table>{after}'

    def space(self, mm):
        name = f"S{round(mm * 100)}"
        if name not in self.styles:
            self.styles[name] = name
            self.auto.append(f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-top="0mm" fo:margin-bottom="{max(0, mm - 0.8):.2f}mm" fo:line-height="0.8mm"/>'
                             '<style:text-properties fo:font-size="2pt"/></style:style>')
        return name

    def frame(self, n, x, y, w, blocks, page):
        anchor = 'text:anchor-type="page" text:anchor-page-number="1"' if page else 'text:anchor-type="paragraph"'
        keep, self.width = self.width, w
        inner = self.blocks(blocks)
        self.width = keep
        boxed = "box" in blocks[0][1] if isinstance(blocks[0][1], dict) else False
        return (f'<draw:frame draw:style-name="{"Frb" if boxed else "Fr" if page else "Frp"}" draw:name="F{n}" {anchor} svg:x="{x}mm" svg:y="{y}mm" svg:width="{w}mm" draw:z-index="{n}">'
                f'<draw:text-box fo:min-height="5mm">{inner}</draw:text-box></draw:frame>')

    def document(self):
        doc, p = self.doc, self.doc.page
        self.width = p["w"] - p["left"] - p["right"]
        base = doc.flow_style
        self.note_style = dict(base, size=doc.layout.get("fn_size", 8), lead=1.15, first=0, before=0, after=1, align="left", bold=False)
        frames = "".join(self.frame(n, x, y, w, b, True) for n, (x, y, w, b, every) in enumerate(doc.frames) if not every)
        every = "".join(self.frame(n, x, y, w, b, False) for n, (x, y, w, b, e) in enumerate(doc.frames) if e)
        flow, pending = "", False
        for b in doc.flow:
            flow += self.block(b)
        self.auto.append('<style:style style:name="Pbreak" style:family="paragraph"><style:paragraph-properties fo:break-before="page" fo:line-height="0.8mm"/><style:text-properties fo:font-size="2pt"/></style:style>')
        graphic = ('style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" style:wrap="run-through" style:run-through="foreground" '
                   'fo:border="none" fo:padding="0mm" fo:background-color="transparent" draw:fill="none" draw:stroke="none"')
        self.auto.append('<style:style style:name="Frb" style:family="graphic"><style:graphic-properties ' + graphic.replace('fo:border="none"', 'fo:border="1pt solid #b71c1c"').replace(' draw:stroke="none"', "") + '/></style:style>')
        self.auto += [f'<style:style style:name="{n}" style:family="graphic"><style:graphic-properties {graphic}/></style:style>' for n in ("Fr", "Frp")]
        self.auto += ['<style:style style:name="Tb" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
                      '<style:style style:name="Ti" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
                      '<style:style style:name="Tu" style:family="text"><style:text-properties style:text-underline-style="solid"/></style:style>',
                      '<style:style style:name="Tsup" style:family="text"><style:text-properties style:text-position="super 60%"/></style:style>']

        def running(name, extra=""):
            lines, st = doc.running.get(name, ([], base))
            pname = self.para_style(st)
            inner = "".join(f'<text:p text:style-name="{pname}">{self.runs([(l, frozenset())])}</text:p>' for l in lines)
            if extra:
                inner = (inner or '<text:p/>').replace(">", ">" + extra, 1) if inner else f"<text:p>{extra}</text:p>"
            return inner
        head1, headn = running("top", every), running("next" if "next" in doc.running else "top", every)
        footn = running("foot")
        foot1 = running("foot1") or footn
        layout = (f'<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="{p["w"]}mm" fo:page-height="{p["h"]}mm" fo:margin-left="{p["left"]}mm" '
                  f'fo:margin-right="{p["right"]}mm" fo:margin-top="{p["top"] - 12 if headn or head1 else p["top"]}mm" fo:margin-bottom="{p["bottom"] - 12 if footn or foot1 else p["bottom"]}mm" style:print-orientation="portrait"/>'
                  '<style:header-style><style:header-footer-properties svg:height="12mm" fo:margin-bottom="4mm" style:dynamic-spacing="false"/></style:header-style>'
                  '<style:footer-style><style:header-footer-properties svg:height="12mm" fo:margin-top="4mm" style:dynamic-spacing="false"/></style:footer-style></style:page-layout>')
        part = lambda tag, text: f"<style:{tag}>{text}</style:{tag}>" if text else ""
        any_head, any_foot = headn or head1, footn or foot1
        master = ('<style:master-page style:name="Standard" style:page-layout-name="PL">'
                  + (part("header", headn or "<text:p/>") + part("header-first", head1 or "<text:p/>") if any_head else "")
                  + (part("footer", footn or "<text:p/>") + part("footer-first", foot1 or "<text:p/>") if any_foot else "") + "</style:master-page>")
        fonts = {st_font for st_font in doc.fonts}
        decls = "".join(f'<style:font-face style:name="{f}" svg:font-family="\'{f}\'"/>' for f in sorted(fonts))
        notes = '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:citation-body-style-name="Tsup" text:citation-style-name="Tsup"/>'
        return (HEAD + f"<office:font-face-decls>{decls}</office:font-face-decls><office:styles>{notes}"
                '<style:style style:name="Tsup" style:family="text"><style:text-properties style:text-position="super 60%"/></style:style></office:styles>'
                f"<office:automatic-styles>{''.join(self.auto)}{layout}</office:automatic-styles>"
                f"<office:master-styles>{master}</office:master-styles><office:body><office:text>{frames}{flow}</office:text></office:body></office:document>")


def libreoffice(doc, out, settings):
    folder = Path(tempfile.mkdtemp())
    doc.notes = settings.get("notes", "foot")
    (folder / "letter.fodt").write_text(Writer(doc).document(), encoding="utf8")
    tagged = "true" if settings.get("tagged") == "yes" else "false"
    options = '{"UseTaggedPDF":{"type":"boolean","value":"%s"},"Quality":{"type":"long","value":"60"}}' % tagged
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tempfile.gettempdir()}/corpus-office", "--convert-to",
                    "pdf:writer_pdf_Export:" + options, "--outdir", str(folder), str(folder / "letter.fodt")],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shutil.copy(folder / "letter.pdf", out)
    shutil.rmtree(folder, ignore_errors=True)
