#!/usr/bin/env python3
"""What does a batch cost? batch.py WORK

One worker, two workers and one worker without walls do the same inbox in turns; then the cost of a letter in inboxes of
growing size. The inboxes hold the corpus' tune letters (scans apart) over and over, each copy another letter by a comment
behind its end; text recognition is off. Last, three-page letters beside taking their bare text in one process.
Wall clock says little on a busy machine; processor time (all processes together) says the same on any.
BATCH: letters in the inbox of the turns (100; 0: the sizes alone). BATCH_SIZES: the growing inboxes ("100 1000"; "100 1000 10000" takes some
ten minutes). BATCH_RUNS: turns (3). BATCH_TINY=1: letters of a few lines as plain text, in which the batch's own cost
is most of all."""
import itertools, os, shutil, sys
from pathlib import Path
from timing import REPLIEK, in_turns, letters_with, median, milliseconds, number, once, output_of, ratio, table


LONG_AGO = 1_700_000_000  # files that are fresh are looked at twice, a second apart


def fill(inbox, letters, count):
    inbox.mkdir()
    for n, letter in zip(range(count), itertools.cycle(letters)):
        copy = inbox / f"{letter.stem}-{n}{letter.suffix}"
        mark = f"\n% copy {n}\n" if letter.suffix == ".pdf" else f"\n\nCopie {n}.\n"
        copy.write_bytes(letter.read_bytes() + mark.encode())
        os.utime(copy, (LONG_AGO, LONG_AGO))
    return inbox


def tiny_letters(work):
    folder = work / "tiny"
    folder.mkdir()
    for name, question in (("a", "Hoe lang duurt de behandeling van een aanvraag?"), ("b", "Wanneer krijg ik mijn pas?")):
        (folder / f"{name}.txt").write_text(f"Betreft: een vraag\n\nGeachte heer,\n\n{question}\n\nHoogachtend,\n\nA. Bee\n")
    return sorted(folder.iterdir())


def batch(inbox, *options):
    outbox = inbox.with_name(inbox.name + "-out")
    usage = once([REPLIEK, "batch", "--today=2026-01-15", "--ocr=never", *options, "-o", outbox, inbox], watched=True, allowed=(0, 1))
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
    table("batch: ratios", ["of", "wall", "cpu", "target"],
          [["two workers to one", ratio(two, one, "wall"), ratio(two, one, "cpu"), "wall 0.65"],
           ["walls to no walls", ratio(one, bare, "wall"), ratio(one, bare, "cpu"), "1.15"]])


def sizes(counts, work, letters):
    rows, cpus = [], []
    for count in counts:
        inbox = fill(work / f"size-{count}", letters, count)
        usage = batch(inbox, "-j2")
        shutil.rmtree(inbox)
        cpus.append(usage.cpu / count)
        rows.append([f"{count} letters", milliseconds(usage.wall / count), milliseconds(usage.cpu / count), f"{usage.own:.0f}"])
    table("batch: cost of a letter by size of the inbox (2 workers)",
          ["inbox", "wall ms a letter", "cpu ms a letter", "parent's peak MiB"], rows)
    print(f"the largest to the smallest inbox, cpu a letter: {cpus[-1] / cpus[0]:.2f} (target: flat)")


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
    work, count, runs = Path(sys.argv[1]), number("BATCH", 100), number("BATCH_RUNS", 3)
    counts = [int(size) for size in os.environ.get("BATCH_SIZES", "100 1000").split()]
    letters = tiny_letters(work) if number("BATCH_TINY", 0) else letters_with()
    if count:
        workers(fill(work / "inbox", letters, count), count, runs)
    sizes(counts, work, letters)
    if count:
        beside_bare_text(work, count, runs)


main()
