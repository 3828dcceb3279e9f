from __future__ import annotations

import copy
import pickle
from pathlib import Path

import attrs
import pytest
from acme_ports import CODEC, RULES, Berth, Port, Traffic, port_without_traffic
from hypothesis import HealthCheck, given, settings

import natoip4
from natoip4 import Dataset, Id, Name, PartialDate, State
from natoip4.strategies import datasets, records

TEXT = """\
{"format": "natoip4/1",
"records": [
{"id": "org:navy",
 "names": ["The navy"],
 "evidence": [
  "pilot@1"]},

{"id": "port:yokosuka",
 "country": "state:jpn",
 "names": ["Yokosuka", {"text": "横須賀", "language": "ja"}],
 "berths": [{"name": "A1", "user": "org:navy"}, {"name": "A2"}],
 "span": {"start": "1865"},
 "traffic": ["naval"],
 "evidence": [
  "chart@2: span.start=XXXX-11",
  "pilot@7: berths[A1].user, berths[A2], names[Yokosuka], names[横須賀], span.start"]},

{"id": "source:chart",
 "title": "A chart",
 "date": "2020",
 "grade": "weak"},

{"id": "source:pilot",
 "title": "Pilot book",
 "date": "2024",
 "grade": "trade"},

{"id": "state:jpn",
 "names": ["Japan"],
 "evidence": [
  "pilot@1"]}
]}
"""


@pytest.fixture
def data() -> Dataset:
    return natoip4.loads(TEXT, codec=CODEC)


def test_typed_access(data: Dataset) -> None:
    port = data[Port.ref("yokosuka")]
    assert port.country == "state:jpn"
    assert port.traffic == (Traffic.NAVAL,)
    assert port.berths == (Berth(name="A1", user=Id("org:navy")), Berth(name="A2"))
    assert data.of(Port) == (port,)
    assert port in data.of(natoip4.Actor)
    assert data.named("横須賀") is port
    assert [reference.holder for reference in data.referrers("org:navy")] == [port.id]


def test_canonical_text_is_written_as_it_was(data: Dataset) -> None:
    assert natoip4.dumps(data, codec=CODEC) == TEXT


@pytest.mark.parametrize("name", ["ports.json", "ports.jsonl"])
def test_files(data: Dataset, tmp_path: Path, name: str) -> None:
    natoip4.save_file(data, tmp_path / name, codec=CODEC)
    assert natoip4.load_file(tmp_path / name, codec=CODEC) == data


def test_other_codecs_do_not_know_it() -> None:
    with pytest.raises(natoip4.InvalidDocument) as caught:
        natoip4.loads(TEXT)
    assert [problem.code for problem in caught.value.problems] == ["unknown-kind"]


def test_every_mistake_is_reported() -> None:
    text = TEXT.replace('"naval"', '"navel"').replace('"state:jpn",', '"org:navy",', 1).replace('"A2"', '"A1"')
    with pytest.raises(natoip4.InvalidDocument) as caught:
        natoip4.loads(text, codec=CODEC)
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("wrong-family", 9), ("bad-word", 13)]


def test_its_own_check_is_run() -> None:
    with pytest.raises(natoip4.InvalidRecord) as caught:
        Port(id=Port.ref("x"), country=State.ref("jpn"), berths=tuple(Berth(name=str(n)) for n in range(501)))
    assert caught.value.problems[0].code == "acme-too-many-berths"


def test_views_resolve_it(data: Dataset) -> None:
    chart = data.view(sources=["source:chart"])[Port.ref("yokosuka")]
    assert chart.names is None
    assert chart.berths is None
    assert chart.span is not None
    assert chart.span.start == PartialDate("XXXX-11")
    assert chart.traffic == (Traffic.NAVAL,)
    (finding,) = data.why("port:yokosuka", "berths[A1].user")
    assert finding.value == "org:navy"


def test_rules(data: Dataset) -> None:
    assert natoip4.check(data, RULES) == ()
    idle = data.with_([attrs.evolve(data[Port.ref("yokosuka")], traffic=())])
    assert [problem.code for problem in natoip4.check(idle, RULES)] == ["acme-port-without-traffic"]
    with pytest.raises(natoip4.InvalidDataset):
        natoip4.ensure(idle, [port_without_traffic])


def test_a_name_that_is_a_key_may_have_a_slash() -> None:
    text = TEXT.replace("A1", "A/1")
    data = natoip4.loads(text, codec=CODEC)
    assert natoip4.dumps(data, codec=CODEC) == text
    (finding,) = data.why("port:yokosuka", "berths[A/1].user")
    assert finding.value == "org:navy"


def test_who_is_said_not_to_use_a_berth_is_one_who_could() -> None:
    said = natoip4.Evidence.parse("pilot@8: exists").saying((natoip4.Said("berths[A9].user", Id("org:navy"), denied=True),))
    data = natoip4.loads(TEXT, codec=CODEC)
    port = data[Port.ref("yokosuka")]
    told = data.with_([attrs.evolve(port, berths=None, evidence=(*port.evidence[:1], said))])
    assert [problem.code for problem in natoip4.check(told) if problem.path == "evidence[1].on"] == []


@given(records(Port, kinds=CODEC.kinds))
def test_any_port_survives(port: Port) -> None:
    assert pickle.loads(pickle.dumps(port)) == port
    assert copy.deepcopy(port) == port
    assert hash(CODEC.structure(CODEC.unstructure(port))) == hash(port)
    assert CODEC.structure(CODEC.unstructure(port)) == port


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(datasets(CODEC.kinds))
def test_datasets_with_ports_are_written_and_read(data: Dataset) -> None:
    assert natoip4.loads(natoip4.dumps(data, codec=CODEC), codec=CODEC) == data
    assert [problem for problem in natoip4.check(data) if problem.severity is natoip4.Severity.ERROR] == []


def test_it_stands_beside_the_bundled_data(data: Dataset) -> None:
    both = natoip4.load().with_(record for record in data.values() if record.id != "state:jpn")
    port = both[Port.ref("yokosuka")]
    assert Name("Japan") in (both[port.country].names or ())
