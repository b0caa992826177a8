"""All of `fixtures/`, read and checked before anything is built."""

from collections.abc import Iterator
from pathlib import Path

from claims.exceptions import FixtureBroken
from claims.text.normalise import normalise

from . import formats
from .agreement import disagreements
from .contents import Demonstration
from .records import Record, read_list, read_sections
from .shapes import Shape, complaints

MOST_COMPLAINTS = 20  # one mistake made everywhere need not fill the screen


def read(folder: Path) -> Demonstration:
    """Raises FixtureBroken with a sentence for each mistake, file and line first.

    Citations, relations, verdicts and texts may be absent; the rest may not.
    """
    contents = _contents(folder)
    wrong = [
        complaint
        for records, shape in _with_shapes(contents)
        for record in records
        for complaint in complaints(record, shape)
    ]
    # Records of a wrong shape cannot be compared with each other.
    if wrong := wrong or [*disagreements(contents)]:
        raise FixtureBroken("\n".join(wrong[:MOST_COMPLAINTS]))
    return contents


def _contents(folder: Path) -> Demonstration:
    bibliographies = {
        path.stem: read_sections(path, name=_name(folder, path))
        for path in sorted(folder.glob("citations/*.json"))
    }
    return Demonstration(
        topics=_list(folder, "topics"),
        units=_list(folder, "units"),
        outlets=_list(folder, "outlets"),
        claimants=_list(folder, "claimants"),
        sources=_list(folder, "sources"),
        articles=_list(folder, "articles"),
        claims={
            path.stem: read_list(path, name=_name(folder, path))
            for path in sorted(folder.glob("claims/*.json"))
        },
        references={
            key: lists.get("references", []) for key, lists in bibliographies.items()
        },
        citations={
            key: lists.get("citations", []) for key, lists in bibliographies.items()
        },
        texts={
            path.name.split(".")[0]: normalise(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("texts/*.txt"))
        },
        relations=_list(folder, "relations", may_be_absent=True),
        verdicts=_list(folder, "verdicts", may_be_absent=True),
    )


def _list(folder: Path, noun: str, *, may_be_absent: bool = False) -> list[Record]:
    path = folder / f"{noun}.json"
    if may_be_absent and not path.exists():
        return []
    return read_list(path, name=_name(folder, path))


def _name(folder: Path, path: Path) -> str:
    """The file as a person says it: fixtures/claims/000.json."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _with_shapes(contents: Demonstration) -> Iterator[tuple[list[Record], Shape]]:
    yield contents.topics, formats.TOPIC
    yield contents.units, formats.UNIT
    yield contents.outlets, formats.OUTLET
    yield contents.claimants, formats.CLAIMANT
    yield contents.sources, formats.SOURCE
    yield contents.articles, formats.ARTICLE
    yield contents.all_claims(), formats.CLAIM
    for records in contents.references.values():
        yield records, formats.REFERENCE
    for records in contents.citations.values():
        yield records, formats.CITATION
    yield contents.relations, formats.RELATION
    yield contents.verdicts, formats.VERDICT
