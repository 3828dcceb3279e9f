"""Timelines as pictures: every entry is there, readable, and an uncertain end looks uncertain."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, MissingExtra
from natoip4.queries.timeline import Timeline, timeline
from natoip4.records.actors import State
from natoip4.records.claims import Characterisation, Claim
from natoip4.records.events import Event
from natoip4.records.offices import Tenure
from natoip4.records.topics import Topic
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.vocabulary import EventForm
from tests.queries.worlds import evidence, world

pytest.importorskip("matplotlib")

from natoip4.export.pictures.sheets import Sheet, drawing, plain
from natoip4.export.pictures.timelines import draw_timeline

DATA = load()


def ids(page: bytes) -> list[str]:
    """Return the ids of what is drawn for entries, in the order of drawing."""
    found = (element.get("id") for element in ET.fromstring(page).iter())  # noqa: S314 - our own
    return [id_ for id_ in found if id_ is not None and id_.startswith("entry-")]


def texts(page: bytes) -> list[str]:
    root = ET.fromstring(page)  # noqa: S314 - our own
    return ["".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text")]


def one_event(date: str) -> Timeline:
    event = Event(id=Event.ref("x"), form=EventForm.VISIT, date=PartialDate(date), evidence=evidence("a@1"))
    return timeline(Dataset([world()["source:a"], event]))


def one_tenure(span: str) -> Timeline:
    (tenure,) = [one for one in world().of(Tenure) if one.id == "tenure:head"]
    spell = Tenure(id=tenure.id, person=tenure.person, office=tenure.office, span=Span.parse(span), evidence=evidence("b@9"))
    return timeline(world().with_([spell]), kinds=Tenure, touching="tenure:head")


@pytest.mark.parametrize("size", [40, 7, 1000])
def test_every_entry_is_drawn_once_on_pages_of_a_size(size: int) -> None:
    found = timeline(DATA, kinds=(Event, Tenure))
    pages = draw_timeline(found, entries=size)
    assert len(pages) == -(-len(found.entries) // size)
    lines = [id_ for page in pages for id_ in ids(page) if re.fullmatch(r"entry-\d+", id_)]
    assert lines == [f"entry-{number}" for number in range(1, len(found.entries) + 1)]
    marked = {id_.split(".")[0] for page in pages for id_ in ids(page) if "." in id_ and ".line-" not in id_}
    assert marked == set(lines)


@pytest.mark.parametrize(
    ("date", "marks"),
    [
        ("2025-01-16", {"date.day"}),
        ("2025-01", {"date.between"}),
        ("2025~", {"date.between"}),
        ("XXXX-04", {"date.scattered"}),
        ("XXXX-04~", {"date.unknown"}),
        ("XXXX", {"date.between"}),
        ("-0199", {"date.between"}),
        ("Y170000002", {"date.between"}),
        ("2025-06-24/2025-06-25", {"body"}),
        ("2022/2024", {"start.between", "body", "end.between"}),
        ("2022/..", {"start.between", "end.unknown"}),
        ("../2022-05-01", {"start.unknown", "body"}),
        ("2024/2024", {"start.between", "end.between"}),
        ("XXXX-02/2024-05-01", {"start.scattered", "body"}),
    ],
)
def test_an_event_looks_as_exact_as_its_date(date: str, marks: set[str]) -> None:
    (page,) = draw_timeline(one_event(date))
    assert {id_.partition(".")[2] for id_ in ids(page)} - {""} == marks


@pytest.mark.parametrize(
    ("span", "marks"),
    [
        ("2024-10-01/2025-10-01", {"body"}),
        ("2024-10-01/", {"body", "end.unknown"}),
        ("2024/", {"start.between", "end.unknown"}),
        ("/2024", {"start.unknown", "end.between"}),
        ("2024-10-01/ongoing@2026-02", {"body", "end.ongoing"}),
        ("/ongoing@2026", {"start.unknown", "body", "end.ongoing"}),
        ("2023/2026", {"start.between", "body", "end.between"}),
        ("2025/2024", {"start.between", "end.between"}),
        ("XXXX-04/", {"date.scattered"}),
    ],
)
def test_a_span_looks_as_exact_as_its_ends(span: str, marks: set[str]) -> None:
    (page,) = draw_timeline(one_tenure(span))
    assert {id_.partition(".")[2] for id_ in ids(page) if ".line-" not in id_} - {""} == marks


def test_what_fades_is_fainter_step_by_step() -> None:
    (page,) = draw_timeline(one_tenure("2024-10-01/"))
    root = ET.fromstring(page)  # noqa: S314 - our own
    (faded,) = [element for element in root.iter() if element.get("id") == "entry-1.end.unknown"]
    opacities = [float(found) for found in re.findall(r"fill-opacity: ([0-9.]+)", ET.tostring(faded, "unicode"))]
    assert len(opacities) > 10
    assert opacities == sorted(opacities, reverse=True)
    assert "?" in texts(page)


def test_the_same_timeline_is_the_same_svg_whatever_the_settings() -> None:
    from matplotlib import rcParams

    found = timeline(DATA, kinds=Event, within="2023")
    before = draw_timeline(found)
    rcParams["font.size"] = 30
    rcParams["svg.fonttype"] = "path"
    try:
        assert draw_timeline(found) == before
        assert (rcParams["font.size"], rcParams["svg.fonttype"]) == (30, "path")
    finally:
        rcParams.update({"font.size": 10, "svg.fonttype": "path"})
    assert b"<dc:date>" not in before[0]


def test_a_png_is_a_picture_of_its_size() -> None:
    image = pytest.importorskip("PIL.Image")
    found = one_tenure("2024-10-01/")
    (page,) = draw_timeline(found, form="png")
    with image.open(io.BytesIO(page)) as picture:
        assert picture.format == "PNG"
        assert picture.width == 14 * 160
        colours = {colour for _, colour in picture.convert("RGB").getcolors(maxcolors=1_000_000)}
        assert (0xCC, 0x79, 0xA7) in colours
    assert draw_timeline(found, form="png") == (page,)


def test_no_text_lies_on_another_or_leaves_the_page() -> None:
    for page in draw_timeline(timeline(DATA)):
        width = float(str(ET.fromstring(page).get("width")).removesuffix("pt"))  # noqa: S314 - our own
        boxes = sorted(_boxes(page), key=lambda box: box[2])
        assert all(left >= 0 and right <= width for left, right, *_ in boxes)
        for number, (left, right, _, bottom) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other[2] >= bottom:
                    break
                assert other[0] >= right or other[1] <= left


def _boxes(page: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, right, top and bottom of each text, by the outlines of its letters."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    for element in ET.fromstring(page).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314 - our own
        look = dict(part.split(": ") for part in str(element.get("style")).split("; "))
        size, x, y = float(look["font-size"][:-2]), float(str(element.get("x"))), float(str(element.get("y")))
        font = FontProperties(family="DejaVu Sans", size=size, weight=int(look.get("font-weight", 400)))
        long = text_to_path.get_text_width_height_descent("".join(element.itertext()), font, ismath=False)[0]
        left = x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[look["text-anchor"]]
        yield left, left + long, y - size * 0.75, y


def test_long_labels_are_wrapped_and_then_cut() -> None:
    with drawing():
        sheet = Sheet(1, 1)
        assert sheet.wrapped("", 1) == ()
        assert sheet.wrapped("short", 1) == ("short",)
        words = " ".join(["word"] * 40)
        lines = sheet.wrapped(words, 2)
        assert len(lines) == 2
        assert lines[1].endswith("…")
        assert all(sheet.measured(line) <= 2 for line in (*lines, *sheet.wrapped("W" * 500, 2)))
        assert " ".join(sheet.wrapped(words, 2, most=50)) == words


HOSTILE = "red\x1b[31m \u202eleft $x^2$ <b>&amp; \\frac \ud7ff 日本"


def test_nothing_in_the_data_breaks_the_picture() -> None:
    claim = Characterisation(
        id=Claim.ref("x"),
        statement=HOSTILE,
        subject=(State.ref("jpn"),),
        content=(Topic.ref("trade"),),
        period=PartialDate("2025"),
        evidence=evidence("a@1"),
    )
    found = timeline(world().with_([claim]), kinds=Claim)
    (page,) = draw_timeline(found, title=HOSTILE)
    shown = " ".join(texts(page))
    assert shown.count("$x^2$ <b>&amp; \\frac") == 2
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown)
    assert draw_timeline(found, form="png")[0].startswith(b"\x89PNG")


def test_plain_text_has_no_control_characters() -> None:
    assert plain("\x1b\n a\u200e \t b\ue000 ") == "a b"


def test_nothing_dated_is_one_page_that_says_so() -> None:
    (page,) = draw_timeline(timeline(Dataset()))
    assert "nothing that bears a date" in texts(page)
    assert ids(page) == []


def test_what_was_asked_stands_at_the_top() -> None:
    view = DATA.view(sources=["source:epis-brief"])
    (page,) = draw_timeline(timeline(view, touching="state:jpn", within="2025", on="2025-01-16", kinds=Event))
    (line,) = [text for text in texts(page) if "touching" in text]
    assert "touching state:jpn; on 2025-01-16; within 2025; hollow: may not fall then; as seen by source:epis-brief" in line


def test_contested_ends_are_named() -> None:
    pieces = evidence("b@9: span.start, span.end=2024-10", "b@10: span.end=2024-11")
    (former,) = [one for one in world().of(Tenure) if one.id == "tenure:former"]
    spell = Tenure(
        id=former.id, person=former.person, office=former.office, span=Span(start=PartialDate("2021-10")), evidence=pieces
    )
    (page,) = draw_timeline(timeline(world().with_([spell]), kinds=Tenure))
    assert any("[contested: span.end]" in text for text in texts(page))


@pytest.mark.parametrize(("options", "code"), [({"form": "gif"}, "bad-form"), ({"entries": 0}, "bad-page")], ids=str)
def test_what_makes_no_picture_is_refused(options: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidValue, match=code):
        draw_timeline(timeline(Dataset()), **options)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - refused


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'natoip4[pictures]'")):
        draw_timeline(timeline(Dataset()))
