"""Reasons and disputes: why a value is held, and where the evidence disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from natoip4.errors import did_you_mean, invalid_value
from natoip4.records.evidence import Evidence, firm
from natoip4.records.ids import Id
from natoip4.records.paths import Path, field_at
from natoip4.records.record import Record
from natoip4.records.sources import Identification
from natoip4.resolution.assertions import assertions_of, attests
from natoip4.resolution.policy import Finding, FindingState, default_policy
from natoip4.resolution.records import findings_of

__all__ = ["Dispute", "contested_in", "disputes_in", "why_in"]


@attrs.frozen(kw_only=True)
class Dispute:
    """That evidence at one path of a record excludes other evidence there.

    ``identified`` is the record whose evidence is compared with this one's, where the two are taken to be the same thing.
    """

    record: Id
    finding: Finding
    identified: Id | None = None

    @property
    def path(self) -> str:
        """The path in dispute."""
        return self.finding.path


def why_in(
    records: Mapping[str, Record], record: Record, path: str | None, *, base: Record, conjectures: bool
) -> tuple[Finding, ...]:
    """Return the finding at every path of *record* at or below *path*; *conjectures* of ours count only if asked for.

    A path that the class lacks raises :class:`~natoip4.errors.InvalidValue`, and so does the key of an element of which no
    evidence speaks, that of *base* neither, from which a view took the record; any other of which none speaks is *not stated*.
    """
    findings = findings_of(record, records, _counting(record, conjectures=conjectures))
    if path is None:
        return tuple(findings.values())
    if path != "exists":
        field_at(type(record), path)
    below = tuple(found for name, found in findings.items() if name == path or name.startswith((f"{path}[", f"{path}.")))
    if not below and Path.parse(path).key is not None:
        _refuse_unknown_key(base, path)
    return below or (Finding(path, FindingState.NOT_STATED, None, ()),)


def _refuse_unknown_key(record: Record, path: str) -> None:
    said = assertions_of(record, {}, record.evidence)
    field, element = Path.parse(path).field, Path.parse(path).element
    legal = [name for name in said if name.startswith(f"{field}[") and name.endswith("]")]
    if element not in legal:
        expected, hint = ", ".join(legal) or "no element of it is stated", did_you_mean(element, legal)
        raise invalid_value("no-such-element", f"{record.id} has nothing there", path, expected, hint)


def _counting(record: Record, *, conjectures: bool) -> tuple[Evidence, ...]:
    if conjectures:
        return record.evidence
    return firm(record.evidence)


def contested_in(records: Mapping[str, Record], *, conjectures: bool) -> Iterator[tuple[Id, str]]:
    """Yield record and path wherever there is evidence and, because it is contested, no value."""
    for record in records.values():
        for finding in findings_of(record, records, _counting(record, conjectures=conjectures)).values():
            if finding.state is FindingState.CONTESTED:
                yield record.id, finding.path


def disputes_in(records: Mapping[str, Record], *, conjectures: bool) -> Iterator[Dispute]:
    """Yield every path at which evidence excludes other evidence.

    With *conjectures*, those of ours count too, and what is identified with something else is compared with it.
    """
    for record in records.values():
        evidence = _counting(record, conjectures=conjectures)
        findings = findings_of(record, records, evidence).values()
        yield from (Dispute(record=record.id, finding=finding) for finding in findings if finding.disputed)
    for record in records.values():
        if isinstance(record, Identification) and any(map(attests, _counting(record, conjectures=conjectures))):
            yield from _between(records, records.get(record.mention), records.get(record.referent), conjectures=conjectures)


def _between(
    records: Mapping[str, Record], mention: Record | None, referent: Record | None, *, conjectures: bool
) -> Iterable[Dispute]:
    if mention is None or referent is None or type(mention) is not type(referent):
        return
    ours = assertions_of(mention, records, _counting(mention, conjectures=conjectures))
    theirs = assertions_of(referent, records, _counting(referent, conjectures=conjectures))
    for path in sorted(ours.keys() & theirs.keys()):
        together = sorted([*ours[path], *theirs[path]], key=lambda assertion: assertion.sort_key)
        finding = default_policy(path, together)
        if finding.disputed:
            yield Dispute(record=mention.id, finding=finding, identified=referent.id)
