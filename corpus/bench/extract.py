#!/usr/bin/env python3
"""What does reading a letter cost beside the tools that only take its text? extract.py WORK

A letter of one page, one of three, and three hundred pages (the second one over and over), each in turns with
pdftotext, pdftotext -bbox-layout and mutool draw -F stext; then the cost of a page at four lengths.
RUNS is the number of turns for a letter."""
import sys
from pathlib import Path
from timing import REPLIEK, in_turns, letters_with, median, milliseconds, number, once, output_of, ratio, table, tool


def many_pages(letter, pages, work):
    path = work / f"{pages}-pages.pdf"
    output_of(tool("qpdf"), "--empty", "--pages", *[letter] * (pages // 3), "--", path)
    return path


def commands(path):
    pdftotext, mutool = tool("pdftotext"), tool("mutool")
    wanted = {"repliek extract": [REPLIEK, "extract", "-o", "/dev/null", path],
              "pdftotext": pdftotext and [pdftotext, path, "/dev/null"],
              "pdftotext -bbox-layout": pdftotext and [pdftotext, "-bbox-layout", path, "/dev/null"],
              "mutool draw -F stext": mutool and [mutool, "draw", "-q", "-F", "stext", "-o", "/dev/null", path]}
    return {name: command for name, command in wanted.items() if command}


def rows_for(what, path, runs):
    measures = {name: (lambda c=command: once(c)) for name, command in commands(path).items()}
    for measure in measures.values():  # files and libraries come into memory
        measure()
    taken = in_turns(measures, runs)
    mine = taken["repliek extract"]
    for name, usages in taken.items():
        compared = ["", ""] if usages is mine else [ratio(mine, usages, "wall"), ratio(mine, usages, "cpu")]
        yield [f"{what}: {name}", milliseconds(median(usages, "wall")), milliseconds(median(usages, "cpu")),
               f"{median(usages, 'peak'):.0f}", *compared]


def page_costs(letter, work, runs):
    for pages in (30, 90, 300, 900):
        command = commands(many_pages(letter, pages, work))["repliek extract"]
        usages = [once(command) for _ in range(runs)]
        yield [f"{pages} pages", milliseconds(median(usages, "wall") / pages), milliseconds(median(usages, "cpu") / pages),
               f"{median(usages, 'peak'):.0f}"]


def main():
    work, runs = Path(sys.argv[1]), number("RUNS", 21)
    short, letter = letters_with(pages=1)[0], letters_with(pages=3)[0]
    rows = [*rows_for("1 page", short, runs), *rows_for("3 pages", letter, runs),
            *rows_for("300 pages", many_pages(letter, 300, work), max(3, runs // 4))]
    table(f"extract beside tools that take text only ({runs} turns, medians)",
          ["file and tool", "wall ms", "cpu ms", "peak MiB", "repliek's wall to it", "repliek's cpu to it"], rows)
    table("extract: cost of a page", ["file", "wall ms a page", "cpu ms a page", "peak MiB"],
          page_costs(letter, work, max(1, runs // 7)))


main()
