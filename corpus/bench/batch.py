#!/usr/bin/env python3
"""What does a batch cost? batch.py WORK

One worker, two workers and one worker without walls do the same inbox in turns; then the cost of a letter in a small
inbox and in a large one. The inboxes hold the corpus' tune letters (scans apart) over and over, each copy another
letter by a comment behind its end. Last, three-page letters beside taking their bare text in one process.
BATCH, BATCH_LONG: letters in the inboxes (100, 1000). BATCH_RUNS: turns (3)."""
import itertools, os, shutil, sys
from pathlib import Path
from timing import REPLIEK, in_turns, letters_with, median, milliseconds, number, once, output_of, ratio, table


def fill(inbox, letters, count):
    inbox.mkdir()
    for n, letter in zip(range(count), itertools.cycle(letters)):
        (inbox / f"{letter.stem}-{n}.pdf").write_bytes(letter.read_bytes() + f"\n% copy {n}\n".encode())
    return inbox


def batch(inbox, *options):
    outbox = inbox.with_name(inbox.name + "-out")
    usage = once([REPLIEK, "batch", "--today=2026-01-15", *options, "-o", outbox, inbox], watched=True, allowed=(0, 1))
    shutil.rmtree(outbox)
    return usage


def workers(inbox, count, runs):
    ways = {"1 worker": ["-j1"], "2 workers": ["-j2"], "1 worker, no walls": ["-j1", "--no-sandbox"]}
    taken = in_turns({name: (lambda o=options: batch(inbox, *o)) for name, options in ways.items()}, runs)
    table(f"batch of {count} letters ({runs} turns, medians; {os.cpu_count()} processors)",
          ["way", "wall ms a letter", "cpu ms a letter", "parent's peak MiB"],
          [[name, milliseconds(median(u, "wall") / count), milliseconds(median(u, "cpu") / count), f"{median(u, 'own'):.0f}"]
           for name, u in taken.items()])
    one, two, bare = taken.values()
    table("batch: ratios", ["of", "wall", "cpu", "target (wall)"],
          [["two workers to one", ratio(two, one, "wall"), ratio(two, one, "cpu"), "0.65"],
           ["walls to no walls", ratio(one, bare, "wall"), ratio(one, bare, "cpu"), "1.15"]])
    return two


def sizes(short, long, work, letters):
    rows = []
    for count, usages in ((short[0], short[1]), (long, [batch(fill(work / "long", letters, long), "-j2")])):
        rows.append([f"{count} letters", milliseconds(median(usages, "wall") / count),
                     milliseconds(median(usages, "cpu") / count), f"{median(usages, 'own'):.0f}"])
    table("batch: cost of a letter by size of the inbox (2 workers)",
          ["inbox", "wall ms a letter", "cpu ms a letter", "parent's peak MiB"], rows)


def beside_bare_text(work, count, runs):
    inbox = fill(work / "three", letters_with(pages=3), count)
    bare = [os.environ["BENCH_PROGRAMS"] + "/bench-poppler", *sorted(inbox.iterdir())]
    taken = in_turns({"batch": lambda: batch(inbox, "-j1"), "bare": lambda: once(bare)}, runs)
    table(f"batch of {count} three-page letters, everything included, beside poppler's bare text in one process ({runs} turns)",
          ["way", "cpu ms a letter", "wall ms a letter"],
          [[name, milliseconds(median(taken[key], "cpu") / count), milliseconds(median(taken[key], "wall") / count)]
           for key, name in (("batch", "repliek batch, 1 worker"), ("bare", "poppler's text"))])
    print(f"batch to bare text, cpu: {ratio(taken['batch'], taken['bare'], 'cpu'):.2f} (target 2.0)")


def main():
    work, count, long, runs = Path(sys.argv[1]), number("BATCH", 100), number("BATCH_LONG", 1000), number("BATCH_RUNS", 3)
    letters = letters_with()
    two = workers(fill(work / "inbox", letters, count), count, runs)
    sizes((count, two), long, work, letters)
    beside_bare_text(work, count, runs)


main()
