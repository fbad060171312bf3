"""The document as LaTeX, for LuaLaTeX (fonts of the system) and pdfLaTeX (the TeX fonts)."""
import shutil, subprocess, tempfile
from pathlib import Path

ESCAPE = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\^{}",
          "€": r"\euro{}", "\u00a0": "~", "<": r"\textless{}", ">": r"\textgreater{}", "•": r"\textbullet{}", "·": r"\textperiodcentered{}",
          "’": "'", "‘": "`", "“": "``", "”": "''", "–": "--", "—": "---", "…": r"\ldots{}", "„": r"\quotedblbase{}", "§": r"\S{}",
          '"': r"\textquotedbl{}", "½": r"\textonehalf{}", "☐": r"$\Box$", "’’": "''", "|": r"\textbar{}", "°": r"\textdegree{}"}
PACKAGES = {"Latin Modern": r"\usepackage{lmodern}", "Times": r"\usepackage{mathptmx}", "Helvetica": r"\usepackage[scaled=.92]{helvet}\renewcommand\familydefault{\sfdefault}",
            "Palatino": r"\usepackage{mathpazo}", "Charter": r"\usepackage{charter}", "Bookman": r"\usepackage{bookman}", "Computer Modern Sans": r"\usepackage{lmodern}\renewcommand\familydefault{\sfdefault}",
            "Century": r"\usepackage{newcent}", "Avant": r"\usepackage{avant}\renewcommand\familydefault{\sfdefault}", "Courier": r"\usepackage{courier}\renewcommand\familydefault{\ttdefault}"}


class Writer:
    def __init__(self, doc, lua):
        self.doc, self.lua = doc, lua

    def esc(self, s):
        special = dict(ESCAPE, **({"€": "€"} if self.lua else {"€": r"\texteuro{}"}))
        return "".join(special.get(c, c) for c in s)

    def text(self, s):
        return r"\\ ".join(self.esc(part) for part in s.split("\\\\"))

    def runs(self, items, upper=False):
        out = ""
        for r in items:
            if r[0] == "\0fn":
                out += rf"\textsuperscript{{{r[1]}}}" if self.doc.notes == "end" else rf"\footnote{{{self.runs(r[2])}}}"
                continue
            s = self.text(r[0].upper() if upper else r[0])
            for code in r[1]:
                s = {"b": r"\textbf{%s}", "i": r"\textit{%s}", "u": r"\underline{%s}"}[code] % s
            out += s
        return out

    def font(self, st):
        size, lead = st["size"], st["size"] * st["lead"]
        out = rf"\fontsize{{{size}}}{{{lead:.1f}}}\selectfont "
        if self.lua and st["font"] != self.base["font"]:
            out = rf"\fontspec{{{st['font']}}}" + out
        if st["bold"]: out += r"\bfseries "
        if st["italic"]: out += r"\itshape "
        if st["color"] != "#000000": out += rf"\color[HTML]{{{st['color'][1:]}}}"
        return out

    def para(self, st, inner, hang=0):
        align = {"left": r"\raggedright ", "right": r"\raggedleft ", "center": r"\centering ", "justify": ""}[st["align"]]
        hyph = "" if st["hyph"] else r"\hyphenpenalty=10000\exhyphenpenalty=10000\emergencystretch=3em "
        if st["under"]: inner = rf"\underline{{{inner}}}"
        if st["track"]: inner = rf"\textls[{round(st['track'] * 1000)}]{{{inner}}}"
        if st.get("box"): inner = rf"\fcolorbox[HTML]{{{st['color'][1:]}}}{{FFFFFF}}{{\shortstack{{{inner}}}}}"
        rule = r"\par\nobreak\vspace{-2pt}\hrule\vspace{2pt}" if st["rule"] else ""
        shape = rf"\parindent={st['first']}mm " + (rf"\leftskip={st['left']}mm " if st["left"] else "")
        if st["align"] != "justify": shape += align + rf"\parindent={st['first']}mm " + (rf"\advance\leftskip by {st['left']}mm " if st["left"] else "")
        if hang: shape += rf"\hangindent={hang}mm \hangafter=1 \noindent "
        keep = r"\nopagebreak " if st["keep"] else ""
        start = "" if hang else (r"\noindent " if not st["first"] else r"\indent ")
        return (rf"\par\addvspace{{{st['before']}pt}}{{{self.font(st)}{hyph}{shape}{start}{inner}\par}}{rule}{keep}\addvspace{{{st['after']}pt}}" + "\n")

    def block(self, b, inside=False):
        kind = b[0]
        if kind == "space": return rf"\par\vspace*{{{b[1]}mm}}" + "\n"
        if kind == "break": return r"\par\clearpage" + "\n"
        if kind in ("p", "h"): return self.para(b[1], self.runs(b[2], b[1]["upper"]))
        if kind == "item":
            st = dict(b[1]); w = st["label_w"]
            return (rf"\par\addvspace{{{st['before']}pt}}\begingroup\parindent=0mm\leftskip={st['left'] + w}mm {self.font(st)}\leavevmode\hbox to 0pt{{\hss\hbox to {w}mm{{{self.esc(b[2])}\hfil}}}}"
                    rf"\ignorespaces {self.runs(b[3])}\par\endgroup\addvspace{{{st['after']}pt}}" + "\n")
        if kind == "grid":
            widths = self.widths(b[1])
            out = ""
            for row in b[2]:
                cells = [rf"\begin{{minipage}}[t]{{{w:.1f}mm}}\setlength\parskip{{0pt}}{''.join(self.block(x, True) for x in cell)}\end{{minipage}}" for w, cell in zip(widths, row)]
                out += r"\par\noindent " + "%\n".join(cells) + r"\par" + "\n"
            return out
        st, rows = b[1], b[2]
        n = len(rows[0])
        spec = "".join(rf">{{\raggedright\arraybackslash}}p{{{0.94 / n:.3f}\linewidth}}" for _ in range(n))
        line = {"lines": r"\hline", "box": r"\hline"}.get(b[3], "")
        if b[3] == "box": spec = "|" + "|".join(rf">{{\raggedright\arraybackslash}}p{{{0.90 / n:.3f}\linewidth}}" for _ in range(n)) + "|"
        lines = [line]
        for i, row in enumerate(rows):
            lines.append(" & ".join((rf"\textbf{{{self.runs(c)}}}" if i == 0 else self.runs(c)) for c in row) + r"\\" + line)
        return rf"\par\addvspace{{6pt}}{{{self.font(dict(st))}\noindent\setlength\tabcolsep{{3pt}}\begin{{tabular}}{{@{{}}{spec}@{{}}}}" + "\n".join(lines) + r"\end{tabular}\par}\addvspace{8pt}" + "\n"

    def widths(self, widths):
        total = self.width
        fixed = sum(widths)
        return [w or max(20, total - fixed) for w in widths]

    def frame(self, x, y, w, blocks):
        keep, self.width = self.width, w
        inner = "".join(self.block(b, True) for b in blocks)
        self.width = keep
        return rf"\begin{{textblock*}}{{{w}mm}}({x}mm,{y}mm){inner}\end{{textblock*}}" + "\n"

    def running(self, name):
        if name not in self.doc.running:
            return ""
        lines, st = self.doc.running[name]
        text = r"\\ ".join(self.text(l).replace(r"\%p", r"\thepage{}").replace(r"\%P", r"\pageref{LastPage}") for l in lines)
        place = {"left": "l", "right": "r", "center": "c"}[st["align"]]
        return rf"{{{self.font(st)}\begin{{tabular}}[b]{{@{{}}{place}@{{}}}}{text}\end{{tabular}}}}"

    def document(self):
        doc, p = self.doc, self.doc.page
        self.base = doc.flow_style
        self.width = p["w"] - p["left"] - p["right"]
        lang = {"nl": "dutch", "en": "british"}[doc.lang]
        out = [rf"\documentclass[11pt]{{article}}", rf"\usepackage[paperwidth={p['w']}mm,paperheight={p['h']}mm,top={p['top']}mm,bottom={p['bottom']}mm,left={p['left']}mm,right={p['right']}mm,headsep=6mm,footskip=12mm]{{geometry}}"]
        if self.lua:
            out += [r"\usepackage{fontspec}", rf"\setmainfont{{{self.base['font']}}}"]
        else:
            out += [r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{textcomp}\input{glyphtounicode}\pdfgentounicode=1", PACKAGES[self.base["font"]]]
        out += [rf"\usepackage[{lang}]{{babel}}\usepackage{{xcolor,array,fancyhdr,eurosym,microtype,amssymb}}\usepackage[absolute,overlay]{{textpos}}\usepackage{{lastpage}}",
                rf"\renewcommand\footnotesize{{\fontsize{{{doc.layout.get('fn_size', 8)}}}{{{doc.layout.get('fn_size', 8) * 1.2:.1f}}}\selectfont}}",
                r"\usepackage[hang,flushmargin]{footmisc}" if doc.layout.get("fn_hang") else "",
                r"\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{0pt}\setlength\headheight{30pt}\addtolength\topmargin{-30pt}\clubpenalty=4000\widowpenalty=8000\setlength\parskip{0pt}\raggedbottom\interfootnotelinepenalty=0"]
        every = "".join(self.frame(x, y, w, b) for x, y, w, b, e in doc.frames if e)
        side = {"left": "L", "right": "R", "center": "C"}
        where = lambda name: side[doc.running[name][1]["align"]] if name in doc.running else "L"
        later = "next" if "next" in doc.running else "top"
        out += [rf"\fancyhead[{where(later)}]{{{self.running(later)}{every}}}", rf"\fancyfoot[{where('foot')}]{{{self.running('foot')}}}"]
        name = "foot1" if "foot1" in doc.running else "foot"
        out += [rf"\fancypagestyle{{firstpage}}{{\fancyhf{{}}\fancyhead[{where('top')}]{{{self.running('top')}{every}}}\fancyfoot[{where(name)}]{{{self.running(name)}}}}}", r"\begin{document}\thispagestyle{firstpage}"]
        out += [self.frame(x, y, w, b) for x, y, w, b, e in doc.frames if not e]
        out += [self.block(b) for b in doc.flow] + [r"\end{document}"]
        return "\n".join(out)


def run(doc, out, settings, engine):
    folder = Path(tempfile.mkdtemp())
    doc.notes = settings.get("notes", "foot")
    (folder / "letter.tex").write_text(Writer(doc, engine == "lualatex").document(), encoding="utf8")
    for _ in range(2):
        done = subprocess.run([engine, "-interaction=nonstopmode", "-halt-on-error", "letter.tex"], cwd=folder, capture_output=True, text=True, errors="replace")
        if done.returncode:
            raise RuntimeError("\n".join(l for l in done.stdout.split("\n") if l.startswith("!") or l.startswith("l.")) or done.stdout[-800:])
    shutil.copy(folder / "letter.pdf", out)
    shutil.rmtree(folder, ignore_errors=True)


def lualatex(doc, out, settings):
    run(doc, out, settings, "lualatex")


def pdflatex(doc, out, settings):
    run(doc, out, settings, "pdflatex")
