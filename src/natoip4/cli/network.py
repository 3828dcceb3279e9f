"""``natoip4 network``: who was tied to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypedDict, Unpack

import click

from natoip4.cli.finding import actor_id
from natoip4.cli.outputs import form_of, put, written_form_option
from natoip4.cli.screen import as_json, clean, flow, say
from natoip4.cli.viewing import LensOptions, lens_options
from natoip4.data.bundled import load
from natoip4.errors import counted
from natoip4.export.gexf import gexf
from natoip4.export.graphs import graphml, to_networkx
from natoip4.export.pictures.networks import network_png, network_svg
from natoip4.queries.comparison import IP4
from natoip4.queries.edges import Edge
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.network import STANDING_KINDS, Network, around, network, rolled_up
from natoip4.queries.reaching import Route, brokers, shortest_routes
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.record import Record
from natoip4.records.relations import Partnership, Tie
from natoip4.values.truth import Truth

__all__ = ["network_command"]

_KINDS: Mapping[str, type[Record]] = {
    "agreement": Agreement,
    "event": Event,
    "framework": Framework,
    "membership": Membership,
    "partnership": Partnership,
    "tie": Tie,
}
_FILES: Mapping[str, Callable[[Network], str | bytes]] = {
    "graphml": lambda net: graphml(to_networkx(net)),
    "gexf": gexf,
    "svg": network_svg,
    "png": network_png,
}
_FORMATS = ("text", "json", *_FILES)
_TOP = 5


class _Asked(TypedDict):
    on: str | None
    kinds: tuple[str, ...]
    whole: bool
    roll_up: bool
    between: tuple[str, str] | None
    lens: LensOptions
    form: str | None
    output: str | None


@click.command("network", short_help="Show who was tied to whom, and who stands between.")
@click.argument("actors", metavar="[ACTOR]...", nargs=-1)
@click.option("--on", metavar="DATE", help="Leave out what certainly did not hold on this date (2025, 2025-01, 2025-01-16).")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(_KINDS)),
    multiple=True,
    help="Take ties of this kind; may be repeated. All but events and frameworks, unless one is named.",
)
@click.option("--whole", is_flag=True, help="Take the ties of all actors.")
@click.option("--roll-up", is_flag=True, help="Put each state in the place of its government, firms, organs and officials.")
@click.option("--between", metavar="ACTOR ACTOR", nargs=2, help="Give the shortest ways from one actor to another instead.")
@lens_options
@written_form_option(*_FORMATS)
@click.option("--output", metavar="FILE", help="Write it to this file; a PNG goes nowhere else.")
def network_command(actors: tuple[str, ...], **asked: Unpack[_Asked]) -> None:
    """Show who was tied to whom: the ties of actors, by default the Indo-Pacific Four, and of what stands for them.

    Each ACTOR is an id or a name. - marks a tie that certainly held, ? one that may have. Below stand those who are on most
    of the shortest ways between others, every two parties to a tie being one step apart. Formats graphml and gexf are for
    Gephi and its like, gexf with the time of each tie; svg and png are pictures.

    \b
    natoip4 network --on 2025
    natoip4 network japan --kind agreement
    natoip4 network --between china nato --on 2025
    natoip4 network --whole --output network.gexf
    natoip4 network --on 2025 --roll-up --format png --output network.png
    """
    output, between = asked["output"], asked["between"]
    form = form_of(asked["form"], output, _FORMATS)
    if form == "png" and output is None:
        raise click.UsageError("a PNG is no text: say where it goes with --output FILE")
    if between is not None and (actors or form not in ("text", "json")):
        raise click.UsageError("--between takes two actors and no others, and the formats text and json alone")
    net = _network(actors, asked)
    said: str | bytes
    if between is not None:
        said = _routes(net, between, form)
    elif form in _FILES:
        said = _FILES[form](net)
    else:
        said = as_json(net.to_dict()) if form == "json" else "\n".join(clean(line) for line in _lines(net))
    if output is not None:
        put(said, Path(output))
    elif form == "text":
        flow(str(said).split("\n"))
    else:
        say(str(said).removesuffix("\n"))


def _network(actors: tuple[str, ...], asked: _Asked) -> Network:
    data = load()
    ids = [actor_id(data, actor) for actor in actors] or list(IP4)
    view = asked["lens"].view_of(data)
    net = network(view, on=asked["on"], kinds=[_KINDS[kind] for kind in asked["kinds"]] or STANDING_KINDS)
    if not asked["whole"] and asked["between"] is None:
        net = around(net, ids)
    return rolled_up(view, net) if asked["roll_up"] else net


def _lines(net: Network) -> Iterator[str]:
    names = {node.actor: node.name for node in net.nodes}
    for edge in net.edges:
        yield _line(edge, " - ".join(names[actor] for actor in edge.actors))
    yield f"{counted(len(net.nodes), 'actor')}, {counted(len(net.edges), 'tie')}"
    for broker in [one for one in brokers(net) if one.open_pairs][:_TOP]:
        bridge = ", without which some do not reach others" if broker.bridge else ""
        yield f"= {names[broker.actor]}: between {broker.between:.2f}, {counted(broker.neighbours, 'neighbour')}{bridge}"
    yield from lens_in_words(net.lens)


def _line(edge: Edge, names: str) -> str:
    mark = "-" if edge.holds is Truth.YES else "?"
    character = "" if edge.character is None else f"  {edge.character.value}"
    contested = f"  [contested: {', '.join(edge.contested)}]" if edge.contested else ""
    return f"{mark} {names}{character}  {edge.record}  {edge.tally}{contested}"


def _routes(net: Network, between: tuple[str, str], form: str) -> str:
    one, other = (actor_id(net.base, word) for word in between)
    routes = shortest_routes(net, one, other)
    if form == "json":
        plain = {
            "version": 1,
            "from": one,
            "to": other,
            "lens": lens_to_dict(net.lens),
            "routes": [route.to_dict() for route in routes],
        }
        return as_json(plain)
    names = {node.actor: node.name for node in net.nodes}
    lines = [clean(line) for route in routes for line in _steps(route, names)]
    said = lines or ["no way is stated from the one to the other"]
    return "\n".join([*said, *lens_in_words(net.lens)])


def _steps(route: Route, names: Mapping[Id, str]) -> Iterator[str]:
    mark = "-" if route.holds is Truth.YES else "?"
    yield f"{mark} {' - '.join(names[actor] for actor in route.actors)}"
    for step in route.steps:
        yield f"    {names[step.one]} - {names[step.other]}: {', '.join(step.records)}"
