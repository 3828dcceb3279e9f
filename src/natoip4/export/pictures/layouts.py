"""Layouts: where boxes that lines join are put so that none overlaps another, always the same way.

Distances in the picture follow distances in the graph (stress, lowered pair by pair: Zheng, Pawar and Goodman 2019). Several
beginnings are tried, and the one is taken whose lines run through the fewest boxes and cross one another least; then boxes
that lie under the lines of others move aside. What hangs together is laid out by itself, and put where there is room.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations

import attrs

__all__ = ["Box", "Joint", "laid_out"]

Point = tuple[float, float]
Places = Mapping[str, Point]

_UNIT = 1.45  # how long a line of length 1 would like to be
_STRETCH = 1.25  # boxes are wider than high, so is the picture
_MARGIN = 0.17  # what stays free around a box
_GAP = 0.45  # between components
_ROUNDS, _WIDEST = 40, 12.0
#: For so many boxes times lines at most: how many beginnings, and how often boxes may move aside. Time grows with both.
_EFFORTS = ((4000, (24, 6)), (12000, (4, 1)), (math.inf, (1, 0)))
_MOVES = [(r * math.cos(t * math.pi / 6), r * math.sin(t * math.pi / 6)) for r in (0.3, 0.6, 1.0, 1.5, 2.2) for t in range(12)]


@attrs.frozen
class Box:
    """How much room something takes, in inches."""

    width: float
    height: float


@attrs.frozen
class Joint:
    """That a line joins two boxes, and how long it would be if it could, in units."""

    one: str
    other: str
    length: float = 1.0


def laid_out(boxes: Mapping[str, Box], joints: Sequence[Joint]) -> Places:
    """Return the centre of each box, in inches from the lower left corner of a picture that just holds them all.

    >>> places = laid_out({"a": Box(1, 0.3), "b": Box(1, 0.3)}, [Joint("a", "b")])
    >>> places == laid_out({"a": Box(1, 0.3), "b": Box(1, 0.3)}, [Joint("a", "b")]), len(places)
    (True, 2)
    """
    parts = [_best(part, boxes, [joint for joint in joints if joint.one in part]) for part in _parts(boxes, joints)]
    return _packed(parts, boxes, joints)


def _parts(boxes: Mapping[str, Box], joints: Sequence[Joint]) -> list[list[str]]:
    """Return what hangs together, the largest part first."""
    near = _near(boxes, joints)
    left = dict.fromkeys(boxes)
    parts: list[list[str]] = []
    while left:
        part = [next(iter(left))]
        del left[part[0]]
        for key in part:
            new = [other for other, _ in near[key] if other in left]
            part += dict.fromkeys(new)
            for other in new:
                left.pop(other, None)
        parts.append(part)
    return sorted(parts, key=lambda part: -len(part))


def _near(boxes: Mapping[str, Box], joints: Sequence[Joint]) -> Mapping[str, list[tuple[str, float]]]:
    near: dict[str, list[tuple[str, float]]] = {key: [] for key in boxes}
    for joint in joints:
        near[joint.one].append((joint.other, joint.length))
        near[joint.other].append((joint.one, joint.length))
    return near


def _best(part: list[str], boxes: Mapping[str, Box], joints: Sequence[Joint]) -> Places:
    own = {key: boxes[key] for key in part}
    wanted = _distances(own, joints)
    tries, rounds = next(effort for most, effort in _EFFORTS if len(part) * len(joints) <= most)
    tried = [_apart(_relaxed(part, wanted, seed), own) for seed in range(tries)]
    best = min(tried, key=lambda places: _badness(places, own, joints)) if tries > 1 else tried[0]
    return _aside(best, own, joints, rounds)


def _distances(boxes: Mapping[str, Box], joints: Sequence[Joint]) -> list[tuple[int, int, float]]:
    """Return how far apart every two boxes should be, by their places in order."""
    near = _near(boxes, joints)
    order = {key: place for place, key in enumerate(boxes)}
    found: list[tuple[int, int, float]] = []
    for start in boxes:
        for key, length in _lengths_from(near, start).items():
            if order[start] < order[key]:
                room = (boxes[start].width + boxes[key].width) / 5
                found.append((order[start], order[key], length * _UNIT + room))
    return found


def _lengths_from(near: Mapping[str, list[tuple[str, float]]], start: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    waiting = [(0.0, start)]
    while waiting:
        length, key = heappop(waiting)
        if key not in found:
            found[key] = length
            for other, more in near[key]:
                heappush(waiting, (length + more, other))
    return found


def _relaxed(part: list[str], wanted: list[tuple[int, int, float]], seed: int) -> dict[str, Point]:
    chance = random.Random(seed)  # noqa: S311 - a layout needs to be the same again, not secret
    size = math.sqrt(len(part))
    at = [[chance.uniform(-size, size), chance.uniform(-size, size)] for _ in part]
    pairs = list(wanted)
    longest, shortest = (max(d for *_, d in pairs), min(d for *_, d in pairs)) if pairs else (1.0, 1.0)
    decay = math.log(longest**2 / (0.05 * shortest**2)) / (_ROUNDS - 1)
    for turn in range(_ROUNDS):
        rate = longest**2 * math.exp(-decay * turn)
        chance.shuffle(pairs)
        for one, other, distance in pairs:
            dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
            length = math.hypot(dx, dy) or 1e-9
            pull = min(1.0, rate / distance**2) * (length - distance) / (2 * length)
            at[one][0] -= pull * dx
            at[one][1] -= pull * dy
            at[other][0] += pull * dx
            at[other][1] += pull * dy
    return {key: (x * _STRETCH, y) for key, (x, y) in zip(part, _lying([(x, y) for x, y in at]), strict=True)}


def _lying(at: Sequence[Point]) -> list[Point]:
    """Turn the points so that they spread from left to right most of all."""
    x, y = (sum(point[axis] for point in at) / len(at) for axis in (0, 1))
    away = [(one - x, other - y) for one, other in at]
    spread = sum(dx * dx - dy * dy for dx, dy in away)
    angle = -math.atan2(2 * sum(dx * dy for dx, dy in away), spread) / 2
    cosine, sine = math.cos(angle), math.sin(angle)
    return [(dx * cosine - dy * sine, dx * sine + dy * cosine) for dx, dy in away]


def _apart(places: Places, boxes: Mapping[str, Box]) -> Places:
    """Push boxes that overlap away from each other until none does."""
    at = {key: list(place) for key, place in places.items()}
    for _ in range(300):
        moved = False
        for one, other in combinations(at, 2):
            dx, dy = at[other][0] - at[one][0], at[other][1] - at[one][1]
            wide = (boxes[one].width + boxes[other].width) / 2 + _MARGIN - abs(dx)
            high = (boxes[one].height + boxes[other].height) / 2 + _MARGIN - abs(dy)
            if wide > 1e-6 and high > 1e-6:
                axis, push = (0, wide) if wide < high else (1, high)
                sign = 1 if (dx, dy)[axis] >= 0 else -1
                at[one][axis] -= sign * push / 2
                at[other][axis] += sign * push / 2
                moved = True
        if not moved:
            break
    return {key: (x, y) for key, (x, y) in at.items()}


def _aside(places: Places, boxes: Mapping[str, Box], joints: Sequence[Joint], rounds: int) -> Places:
    """Move boxes a little where fewer lines run through boxes then, and none overlaps another."""
    at = dict(places)
    for _ in range(rounds):
        before = dict(at)
        for key in boxes:
            here = at[key]
            worst = _under_lines(key, at, boxes, joints)
            if not worst:
                continue
            for dx, dy in _MOVES:
                at[key] = (before[key][0] + dx, before[key][1] + dy)
                if not _overlaps_any(key, at, boxes):
                    now = _under_lines(key, at, boxes, joints)
                    if now < worst:
                        here, worst = at[key], now
            at[key] = here
        if at == before:
            break
    return at


def _under_lines(key: str, at: Places, boxes: Mapping[str, Box], joints: Sequence[Joint]) -> int:
    """Return through how many boxes the lines of *key* run, and how many lines of others run through its own."""
    number = 0
    for joint in joints:
        start, end = at[joint.one], at[joint.other]
        ends = (joint.one, joint.other)
        if key in ends:
            number += sum(_meets(start, end, at[other], box) for other, box in boxes.items() if other not in ends)
        else:
            number += _meets(start, end, at[key], boxes[key])
    return number


def _overlaps_any(key: str, at: Places, boxes: Mapping[str, Box]) -> bool:
    return any(
        abs(at[key][0] - x) < (boxes[key].width + boxes[other].width) / 2 + _MARGIN
        and abs(at[key][1] - y) < (boxes[key].height + boxes[other].height) / 2 + _MARGIN
        for other, (x, y) in at.items()
        if other != key
    )


def _badness(places: Places, boxes: Mapping[str, Box], joints: Sequence[Joint]) -> tuple[float, float]:
    lines = [(joint, places[joint.one], places[joint.other]) for joint in joints]
    through = sum(
        _meets(start, end, places[key], box)
        for joint, start, end in lines
        for key, box in boxes.items()
        if key not in (joint.one, joint.other)
    )
    crossing = sum(
        len({one.one, one.other, other.one, other.other}) == 4 and _cross(*first, *second)
        for (one, *first), (other, *second) in combinations(lines, 2)
    )
    return 4 * through + crossing, sum(math.dist(start, end) for _, start, end in lines)


def _meets(start: Point, end: Point, centre: Point, box: Box) -> bool:
    """Return whether a line runs through a box: what is left of it after it is clipped to the box (Liang and Barsky)."""
    low, high = 0.0, 1.0
    for axis, half in ((0, box.width / 2), (1, box.height / 2)):
        run, ahead = end[axis] - start[axis], centre[axis] - start[axis]
        if abs(run) < 1e-9:
            if abs(ahead) > half:
                return False
            continue
        first, last = sorted(((ahead - half) / run, (ahead + half) / run))
        low, high = max(low, first), min(high, last)
    return low < high


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _packed(parts: Sequence[Places], boxes: Mapping[str, Box], joints: Sequence[Joint]) -> Places:
    """Put the parts beside one another, each where there is room among those before it, or else below them."""
    placed: dict[str, Point] = {}
    width = low = 0.0
    for part in parts:
        own, frame = _framed(part, boxes)
        lines = [(placed[one.one], placed[one.other]) for one in joints if one.one in placed]
        if not placed:
            width, corner = max(frame.width, _WIDEST), (0.0, -frame.height)
        else:
            corner = _free_corner(frame, width, low, placed, boxes, lines) or (0.0, low - _GAP - frame.height)
        low = min(low, corner[1])
        placed |= {key: (corner[0] + x, corner[1] + y) for key, (x, y) in own.items()}
    return _framed(placed, boxes)[0]


def _free_corner(
    frame: Box, width: float, low: float, placed: Places, boxes: Mapping[str, Box], lines: Sequence[tuple[Point, Point]]
) -> Point | None:
    """Return the lower left corner of the highest place, the leftmost of these, where *frame* covers nothing."""
    for row in range(int((-low - frame.height) / 0.25) + 1):
        for column in range(int((width - frame.width) / 0.25) + 1):
            x, y = column * 0.25, -row * 0.25 - frame.height
            middle = (x + frame.width / 2, y + frame.height / 2)
            around = Box(frame.width + _GAP, frame.height + _GAP)
            free = not any(
                abs(middle[0] - at[0]) < (around.width + boxes[key].width) / 2
                and abs(middle[1] - at[1]) < (around.height + boxes[key].height) / 2
                for key, at in placed.items()
            )
            if free and not any(_meets(start, end, middle, around) for start, end in lines):
                return x, y
    return None


def _framed(places: Places, boxes: Mapping[str, Box]) -> tuple[Places, Box]:
    """Return the places from the lower left corner of what they take together, and how much that is."""
    if not places:
        return {}, Box(0.0, 0.0)
    left = min(x - boxes[key].width / 2 for key, (x, _) in places.items())
    right = max(x + boxes[key].width / 2 for key, (x, _) in places.items())
    low = min(y - boxes[key].height / 2 for key, (_, y) in places.items())
    high = max(y + boxes[key].height / 2 for key, (_, y) in places.items())
    return {key: (x - left, y - low) for key, (x, y) in places.items()}, Box(right - left, high - low)
