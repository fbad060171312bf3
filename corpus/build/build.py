#!/usr/bin/python3
"""Build letters from their sources: build.py [--out FOLDER] [--jobs N] [NAME ...]; all that are out of date without names.

Reads ../sources/{tune,probe}/NAME.letter, writes OUT/{tune,probe}/NAME.pdf and NAME.json.
"""
import argparse, json, re, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import fo, latex, markup, odt, scan
from compose import compose, style
from layouts import LAYOUTS
from source import Source

HERE = Path(__file__).resolve().parent
PRODUCERS = {"weasyprint": markup.weasyprint, "chromium": markup.chromium, "libreoffice": odt.libreoffice,
             "lualatex": latex.lualatex, "pdflatex": latex.pdflatex, "fop": fo.fop}


def pages_of(pdf):
    out = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", out, re.M).group(1))


def fonts_of(blocks):
    for b in blocks:
        if b[0] == "grid":
            for row in b[2]:
                for cell in row:
                    yield from fonts_of(cell)
        elif len(b) > 1 and isinstance(b[1], dict):
            yield b[1]["font"]


def build(path, out):
    source = Source(path)
    s = source.settings
    layout = LAYOUTS[s["layout"]]
    doc = compose(source, layout)
    doc.notes = s.get("notes", "foot")
    doc.flow_style = style(layout, "p")
    doc.fonts = set(fonts_of(doc.flow)) | {f for x in doc.frames for f in fonts_of(x[3])} | {st["font"] for _, st in doc.running.values()}
    out.parent.mkdir(parents=True, exist_ok=True)
    pdf = out.with_suffix(".pdf")
    if "scan" in s:
        clean = Path(tempfile.mkstemp(suffix=".pdf")[1])
        PRODUCERS[s["producer"]](doc, clean, s)
        scan.scan(clean, pdf, source.name, s["scan"])
        clean.unlink()
    else:
        PRODUCERS[s["producer"]](doc, pdf, s)
    gold = source.gold(pages_of(pdf))
    out.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    return source.name


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", type=Path, default=HERE.parent / "letters")
    a.add_argument("--jobs", type=int, default=2)
    a.add_argument("names", nargs="*")
    o = a.parse_args()
    work = []
    for path in sorted((HERE.parent / "sources").glob("*/*.letter")):
        out = o.out / path.parent.name / path.stem
        fresh = out.with_suffix(".json").exists() and out.with_suffix(".pdf").exists() and out.with_suffix(".json").stat().st_mtime >= path.stat().st_mtime
        if path.stem in o.names or (not o.names and not fresh):
            work.append((path, out))
    # LibreOffice keeps one profile, so its letters go one after another
    office = [w for w in work if re.search(r"^producer: *libreoffice", w[0].read_text(encoding="utf8"), re.M)]
    others = [w for w in work if w not in office]
    failed = []

    def one(job):
        try:
            print(build(*job), flush=True)
        except Exception as error:
            failed.append(job[0].stem)
            print(f"{job[0].stem}: {type(error).__name__}: {error}", file=sys.stderr)

    with ThreadPoolExecutor(o.jobs) as pool:
        tasks = [pool.submit(lambda: [one(w) for w in office])] + [pool.submit(one, w) for w in others]
        [t.result() for t in tasks]
    sys.exit(1 if failed else 0)


main()
