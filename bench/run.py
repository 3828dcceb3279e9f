"""Measure natoip4 against its peers, all by default: ``python bench/run.py [decode|encode|memory|import|load|spans] …``.

Install with ``pip install -e '.[bench]'``. Figures are no tests: the exit status is 0 whatever they are. Rounds are
interleaved and a ratio is the median of the ratios within the rounds, so that a noisy machine slows all contestants alike.
The garbage collector is paused for all of them while they are timed. The caches of texts that each of them has are warm, but
in the figures called *cold*, which are the first rounds of fresh processes.

The figure *spans* reads a million terms of office from JSON lines, which takes gigabytes and minutes, and asks what held on a
date: how many certainly and how many possibly did, and the first hundred of either. The index answers, and so do a scan of
plain lists of days, a scan of the records, and DuckDB in the same process; that all find the same is seen to first.
What counts for a date is the shortest of its rounds, when the machine did nothing else.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spans import Asked

__all__ = ["main"]

T = TypeVar("T")

_ROUNDS = 15
_PROCESSES = 21

_PEERS = "attrs, cattrs, pendulum"
_IMPORT_US = "import natoip4"
_IMPORT_PEERS = "import attrs, cattrs, pendulum"
_LOAD = "import natoip4; start = perf_counter(); natoip4.load()"
_LOAD_ALONE = "import natoip4, natoip4.documents.reading; start = perf_counter(); natoip4.load()"

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


def _spans() -> None:
    import spans  # noqa: PLC0415 - it imports DuckDB

    from natoip4.dataset import Dataset  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "spans.jsonl"
        spans.write(path)
        gc.disable()
        loading, records = _timed(lambda: spans.read(path))
        data = Dataset(records)
        building, index = _timed(lambda: spans.Indexed.of(data))
        gc.enable()
        _row("a million spans: loading them", "", f"{loading:.1f} s", kept=None)
        _row("a million spans: building the index, in that time", "< 1.0", f"{building / loading:.2f}", kept=building < loading)
        extents = spans.extents_of(data)
        gc.freeze()  # or each round starts with a look at all these records
        _held([index, spans.Scan.of(extents), spans.Duck.of(extents, Path(name))], spans.Records(data))
        gc.unfreeze()
        _row("memory of the index for each span", "", f"{spans.bytes_for_each(data):.0f} B", kept=None)


def _timed(job: Callable[[], T]) -> tuple[float, T]:
    start = perf_counter()
    made = job()
    return perf_counter() - start, made


def _held(contestants: Sequence[Asked], records: Asked) -> None:
    """Print how long the first of the contestants takes to say what held, and how its speed compares with the others'."""
    from spans import DATES  # noqa: PLC0415

    quickest, ratios = [], []
    for on in DATES:
        answers = [contestant.ask(on) for contestant in contestants]
        assert answers == answers[:1] * len(answers), on
        times = _interleaved([partial(one.ask, on) for one in contestants], 7)
        quickest.append(min(times[0]) * 1e3)
        ratios.append([_ratio(times[0], other) for other in times[1:]])
    asking, answer = _timed(lambda: records.ask(DATES[0]))
    assert answer == contestants[0].ask(DATES[0])
    _row(f"what held on a date: the median of {len(DATES)} dates", "", f"{statistics.median(quickest):.2f} ms", kept=None)
    _row(
        f"what held on a date: the slowest of {len(DATES)} dates", "<= 5 ms", f"{max(quickest):.2f} ms", kept=max(quickest) <= 5
    )
    times_faster = asking * 1e3 / quickest[0]
    _row("speed, in that of asking each record", ">= 100", f"{times_faster:.0f}", kept=times_faster >= 100)
    for what, bound, found in zip(("a scan of lists of days", "DuckDB"), (100, 1), zip(*ratios, strict=True), strict=True):
        middle = statistics.median(found)
        _row(f"speed, in that of {what}: median", f">= {bound}", f"{middle:.0f}", kept=middle >= bound)
        _row(f"speed, in that of {what}: worst", "", f"{min(found):.1f}", kept=None)


_FIGURES = {"decode": _decode, "encode": _encode, "memory": _memory, "import": _import, "load": _load, "spans": _spans}


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
