#!/usr/bin/env python3
"""What does filling a draft cost beside libxslt, which has the same reply to make of the same context? draft.py WORK

The stylesheets are made of the desk's own templates (as_xslt.py); whether both make the same reply is checked, blanks
between elements apart. Processor time in one process after loading, in turns. RUNS is the number of turns."""
import os, statistics, subprocess, sys
from pathlib import Path
from as_xslt import Translation
from timing import HERE, REPLIEK, letters_with, number, table

NAMES = {"fill": "repliek: context to reply", "apply": "libxslt: context to reply",
         "draft": "repliek: letter to written reply, validation apart", "transform": "libxslt: context file to written reply",
         "validated": "repliek: the same, validated"}


def main():
    work, rounds = Path(sys.argv[1]), number("RUNS", 21)
    sheets = []
    for language in ("nl", "en"):
        sheets.append(work / f"{language}.xsl")
        sheets[-1].write_bytes(Translation(HERE / "templates", language, "substantive").stylesheet())
    letters = [*letters_with(), *sorted((HERE / "corpus/texts/tune").glob("*.txt"))]
    subprocess.run([REPLIEK, "classify", "-o", f"{work}/letters/", *letters], check=True, stderr=subprocess.DEVNULL)
    command = [os.environ["BENCH_PROGRAMS"] + "/bench-draft", str(rounds), *map(str, sheets), *sorted(map(str, (work / "letters").glob("*.xml")))]
    lines = [line.split("\t") for line in subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()]
    found = {name: [float(s) for s in seconds.split()] for name, seconds in lines if name in NAMES}
    count, same = (int(n) for n in dict(lines)["letters"].split())
    table(f"draft: {count} letters, processor time after loading ({rounds} turns, medians)", ["way", "µs a letter"],
          [[NAMES[name], f"{1e6 * statistics.median(seconds) / count:.0f}"] for name, seconds in found.items()])
    ratio = lambda a, b: statistics.median(x / y for x, y in zip(found[a], found[b]))
    print(f"both make the same reply of {same} of {count} letters")
    print(f"context to reply: repliek to libxslt {ratio('fill', 'apply'):.2f} (target 1.0); "
          f"letter to written reply to libxslt's whole way {ratio('draft', 'transform'):.2f}")


main()
