"""Scenes: what of a network is drawn: boxes for actors, dots for ties of three or more, lines with a count."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

import attrs

from natoip4.errors import ensure_is, with_article
from natoip4.queries.edges import Edge
from natoip4.queries.network import Network
from natoip4.values.vocabulary import TieCharacter

__all__ = ["Dot", "Item", "Line", "Scene", "scene_of"]

_MANY = 6  # from so many on, actors that hang on one other alone are drawn as one box
_LETTERS = 24


@attrs.frozen(kw_only=True)
class Item:
    """An actor as a box with its name, of the kind of its id, or several of them that hang on the same other alone."""

    key: str
    text: str
    kind: str


@attrs.frozen(kw_only=True)
class Dot:
    """A tie of three or more, by its number among them, with what the list below the picture says of it."""

    key: str
    number: int
    label: str


@attrs.frozen(kw_only=True)
class Line:
    """A line between two keys, for so many ties of one character that all certainly held, or all only may have."""

    one: str
    other: str
    count: int
    character: TieCharacter | None
    certain: bool


@attrs.frozen(kw_only=True)
class Scene:
    """What is drawn."""

    items: tuple[Item, ...]
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


def scene_of(network: Network) -> Scene:
    """Return what is drawn of a network: every actor and every tie, those alike as one line with their number.

    Six or more actors of one kind that hang on the same other alone, by ties of one kind, are one box that says how many.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> scene = scene_of(network(load()).where(lambda edge: "org:nato" in edge.actors))
    >>> next(" ".join(item.text.split()) for item in scene.items if item.kind == "several")
    '32 others, each by a membership'
    """
    ensure_is(network, Network)
    held = _held_together(network)
    items = {node.actor: Item(key=node.actor, text=_wrapped(node.name), kind=node.actor.prefix) for node in network.nodes}
    shown: dict[str, Item] = {}
    for actor, item in items.items():
        key = held.get(actor)
        if key is None:
            shown[actor] = item
        else:
            number = sum(other == key for other in held.values())
            text = f"{number} others, each by {with_article(key.rpartition(' ')[2])}"
            shown.setdefault(key, Item(key=key, text=_wrapped(text), kind="several"))
    wide = [edge for edge in network.edges if len(edge.ends) > 2]
    dots = tuple(Dot(key=edge.record, number=place, label=edge.label) for place, edge in enumerate(wide, start=1))
    return Scene(items=tuple(shown.values()), dots=dots, lines=_lines(network.edges, held))


def _held_together(network: Network) -> Mapping[str, str]:
    """Return the key of the box that an actor is drawn in together with others, where it is."""
    alike: dict[str, list[str]] = {}
    for actor, edges in network.by_actor.items():
        if len(edges) == 1 and len(edges[0].ends) == 2:
            other = next(one for one in edges[0].actors if one != actor)
            if len(network.by_actor[other]) > 1:
                style = f"{edges[0].character} {edges[0].holds.certain}"
                alike.setdefault(f"{other} {actor.prefix} {style} {edges[0].record.prefix}", []).append(actor)
    return {actor: key for key, actors in alike.items() if len(actors) >= _MANY for actor in actors}


def _lines(edges: Iterable[Edge], held: Mapping[str, str]) -> tuple[Line, ...]:
    counts: dict[tuple[str, str, TieCharacter | None, bool], int] = {}
    for edge in edges:
        keys = [held.get(actor, actor) for actor in edge.actors]
        ends = [(keys[0], keys[1])] if len(keys) == 2 else [(str(edge.record), key) for key in keys]
        for one, other in ends:
            line = min(one, other), max(one, other), edge.character, edge.holds.certain
            counts[line] = counts.get(line, 0) + 1
    return tuple(
        Line(one=one, other=other, count=count, character=character, certain=certain)
        for (one, other, character, certain), count in counts.items()
    )


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, _LETTERS)) or text
