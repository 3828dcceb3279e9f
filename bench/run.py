"""Measure natoip4 against its peers, all by default: ``python bench/run.py [decode|encode|memory|import|load] …``.

Install with ``pip install -e '.[bench]'``. Figures are no tests: the exit status is 0 whatever they are. Rounds are
interleaved and a ratio is the median of the ratios within the rounds, so that a noisy machine slows all contestants alike.
The garbage collector is paused for all of them while they are timed. The caches of texts that each of them has are warm, but
in the figures called *cold*, which are the first rounds of fresh processes.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from time import perf_counter

__all__ = ["main"]

_ROUNDS = 15
_PROCESSES = 21

_PEERS = "attrs, cattrs, pendulum"
_IMPORT_US = "import natoip4"
_IMPORT_PEERS = "import attrs, cattrs, pendulum"
_LOAD = "import natoip4; start = perf_counter(); natoip4.load()"
_LOAD_ALONE = "import natoip4; load = natoip4.load; start = perf_counter(); load()"

_TIMED = "from time import perf_counter; start = perf_counter()\n{code}\nprint(perf_counter() - start)"
_COLD = """
import gc, sys
from time import perf_counter
sys.path.insert(0, {here!r})
from peers import CONTESTANTS
from sample import sample
lines = sample()
decode = {{contestant.name: contestant.decode for contestant in CONTESTANTS}}[{name!r}]
for line in sample(8, seed=1): decode(line)
gc.collect(); gc.disable()
start = perf_counter()
records = [decode(line) for line in lines]
print(perf_counter() - start)
"""
_MEMORY = """
import gc, sys, tracemalloc
sys.path.insert(0, {here!r})
from peers import CONTESTANTS
from sample import sample
lines = sample()
decode = {{contestant.name: contestant.decode for contestant in CONTESTANTS}}[{name!r}]
for line in sample(8, seed=1): decode(line)
gc.collect(); tracemalloc.start()
records = [decode(line) for line in lines]
gc.collect()
print(tracemalloc.get_traced_memory()[0] / len(lines))
"""


def _fresh(code: str) -> float:
    """Return what *code* prints, run in a process of its own."""
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(run.stdout.split()[-1])


def _row(what: str, bound: str, figure: str, *, kept: bool | None) -> None:
    verdict = "" if kept is None else "pass" if kept else "FAIL"
    print(f"{what:<58} {bound:>10} {figure:>12}  {verdict}", flush=True)


def _interleaved(jobs: Sequence[Callable[[], object]], rounds: int = _ROUNDS) -> list[list[float]]:
    """Return how long each job took in each round; the order of the jobs changes from round to round."""
    taken: list[list[float]] = [[] for _ in jobs]
    for number in range(rounds + 1):
        for place in sorted(range(len(jobs)), reverse=bool(number % 2)):
            gc.collect()
            gc.disable()
            start = perf_counter()
            made = jobs[place]()
            end = perf_counter()
            gc.enable()
            del made
            if number:
                taken[place].append(end - start)
    return taken


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    return statistics.median(other / own for own, other in zip(ours, theirs, strict=True))


def _speeds(what: str, taken: list[list[float]], count: int, bound: float) -> None:
    for name, times in zip(("natoip4", "pydantic", "msgspec"), taken, strict=True):
        _row(f"{what}: {name}", "", f"{statistics.median(times) / count * 1e6:.1f} µs", kept=None)
    ratio = _ratio(taken[0], taken[1])
    _row(f"{what}: speed, in pydantic's", f">= {bound}", f"{ratio:.2f}", kept=ratio >= bound)
    _row(f"{what}: speed, in msgspec's", "", f"{_ratio(taken[0], taken[2]):.2f}", kept=None)


def _decode() -> None:
    from peers import CONTESTANTS, prove  # noqa: PLC0415 - a fresh process that measures imports does not want them
    from sample import sample  # noqa: PLC0415

    lines = sample()
    _row("bad records that each contestant refuses", "", str(prove(lines)), kept=None)
    jobs = [lambda decode=contestant.decode: [decode(line) for line in lines] for contestant in CONTESTANTS]
    _speeds("bytes to records", _interleaved(jobs), len(lines), 1.0)
    cold = [_ours_and_theirs(_COLD, ("natoip4", "pydantic")) for _ in range(5)]
    ratio = statistics.median(theirs / ours for ours, theirs in cold)
    _row("bytes to records, cold: speed, in pydantic's", ">= 1.0", f"{ratio:.2f}", kept=ratio >= 1)


def _ours_and_theirs(code: str, names: Sequence[str]) -> list[float]:
    return [_fresh(code.format(here=sys.path[0], name=name)) for name in names]


def _encode() -> None:
    from peers import CONTESTANTS, prove  # noqa: PLC0415
    from sample import sample  # noqa: PLC0415

    lines = sample()
    prove(lines)
    made = [[contestant.decode(line) for line in lines] for contestant in CONTESTANTS]
    jobs = [
        lambda encode=contestant.encode, records=records: [encode(record) for record in records]
        for contestant, records in zip(CONTESTANTS, made, strict=True)
    ]
    _speeds("records to bytes", _interleaved(jobs), len(lines), 1.5)


def _memory() -> None:
    sizes = dict(
        zip(("natoip4", "msgspec", "pydantic"), _ours_and_theirs(_MEMORY, ("natoip4", "msgspec", "pydantic")), strict=True)
    )
    for name, size in sizes.items():
        _row(f"memory for each record, caches included: {name}", "", f"{size:.0f} B", kept=None)
    ratio = sizes["natoip4"] / sizes["msgspec"]
    _row("memory for each record, in msgspec's", "<= 1.0", f"{ratio:.2f}", kept=ratio <= 1)


def _import() -> None:
    pairs = [[_fresh(_TIMED.format(code=code)) for code in (_IMPORT_US, _IMPORT_PEERS)] for _ in range(_PROCESSES)]
    for name, times in zip(("natoip4", _PEERS), zip(*pairs, strict=True), strict=True):
        _row(f"import: {name}", "", f"{statistics.median(times) * 1e3:.1f} ms", kept=None)
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    _row("import: time, in that of attrs, cattrs and pendulum", "<= 1.0", f"{ratio:.2f}", kept=ratio <= 1)


def _load() -> None:
    pairs = [[_fresh(_TIMED.format(code=code)) * 1e3 for code in (_LOAD, _LOAD_ALONE)] for _ in range(_PROCESSES)]
    count = _fresh("import natoip4; print(len(natoip4.load()))")
    _row("load(): records", "", f"{count:.0f}", kept=None)
    for what, times in zip(
        ("modules imported by it included", "its modules imported before"), zip(*pairs, strict=True), strict=True
    ):
        taken = statistics.median(times)
        _row(f"load() in a fresh process, {what}", "<= 100 ms", f"{taken:.0f} ms", kept=taken <= 100)


_FIGURES = {"decode": _decode, "encode": _encode, "memory": _memory, "import": _import, "load": _load}


def main(words: Sequence[str]) -> None:
    """Print the figures that *words* name."""
    unknown = [word for word in words if word not in _FIGURES]
    if unknown:
        sys.exit(f"no figure {unknown[0]!r}: choose from {', '.join(_FIGURES)}")
    print(f"{'CPython ' + sys.version.split()[0]:<58} {'bound':>10} {'measured':>12}")
    for word in words or _FIGURES:
        _FIGURES[word]()


if __name__ == "__main__":
    main(sys.argv[1:])
