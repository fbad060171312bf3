"""Timing commands in turns, and printing tables. Ratios are medians of ratios within a turn: on a busy machine both
sides of a pair suffer alike, so ratios can be trusted sooner than milliseconds."""
import os, shutil, statistics, subprocess, sys, threading, time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parents[2]
REPLIEK = os.environ.get("REPLIEK", "repliek")


class Usage(NamedTuple):
    wall: float  # seconds
    cpu: float   # seconds, children and grandchildren too
    peak: float  # MiB of the largest process
    own: float   # MiB that the started process itself had at most; 0 when it was not watched


def watch_memory(pid, stop, seen):
    """The process's own high-water mark; a child's may be higher and is not meant."""
    while not stop.wait(0.02):
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            return
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                seen[0] = int(line.split()[1]) / 1024


def once(command, watched=False, allowed=(0,)):
    begin = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    pid = os.posix_spawn(command[0], [str(c) for c in command], os.environ, file_actions=quiet)
    stop, seen = threading.Event(), [0.0]
    watcher = threading.Thread(target=watch_memory, args=(pid, stop, seen))
    if watched:
        watcher.start()
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    stop.set()
    if os.waitstatus_to_exitcode(status) not in allowed:
        sys.exit(f"{' '.join(map(str, command))} ended with {os.waitstatus_to_exitcode(status)}")
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, seen[0])


def in_turns(measures, rounds):
    """measures: name → function giving a Usage. Each round calls all of them, in an order that turns; name → [Usage]."""
    names, taken = list(measures), {name: [] for name in measures}
    for i in range(rounds):
        shift = i % len(names)
        for name in names[shift:] + names[:shift]:
            taken[name].append(measures[name]())
    return taken


def median(usages, field):
    return statistics.median(getattr(u, field) for u in usages)


def ratio(mine, others, field):
    """The median over the rounds of mine to other's."""
    return statistics.median(getattr(a, field) / max(getattr(b, field), 1e-6) for a, b in zip(mine, others))


def tool(name):
    """The command's path, or None with a line that says so."""
    path = shutil.which(name)
    if not path:
        print(f"(left out: {name} is not installed)")
    return path


def output_of(*command):
    return subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()


def number(name, default):
    """A whole number from the environment."""
    return int(os.environ.get(name, default))


def table(title, headers, rows):
    """The first column is text, the others are numbers or ready-made text."""
    cells = [headers] + [[c if isinstance(c, str) else f"{c:.2f}" for c in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(headers))]
    print(f"\n== {title}")
    for row in cells:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))).rstrip())
    sys.stdout.flush()


def milliseconds(seconds):
    return f"{1000 * seconds:.1f}"


def letters_with(pages=None, half="tune"):
    """The corpus' PDF letters that hold text (scans are the recognition's cost, not the reader's)."""
    found = []
    for path in sorted((HERE / "corpus/letters" / half).glob("*.pdf")):
        info = dict(line.split(":", 1) for line in output_of("pdfinfo", path).splitlines() if ":" in line)
        if (pages is None or int(info["Pages"]) == pages) and len(output_of("pdftotext", "-q", path, "-")) > 600:
            found.append(path)
    return found
