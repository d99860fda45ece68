"""One scenario file, checked against the registries but not yet joined with what it extends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.clock import FIRST_QUARTER, Quarter
from model.errors import Place, ScenarioError
from model.findings import Findings
from model.scenario.event_section import read_events
from model.scenario.field import Field
from model.scenario.input_field import read_input
from model.scenario.inputs import SECTIONS
from model.scenario.layer import Given, Layer
from model.scenario.ledger import read_ledger
from model.scenario.scenario import DRAWS
from model.scenario.spread_section import read_uncertainty
from model.scenario.words import LONGEST_TITLE, is_name
from model.scenario.yaml_reader import read_yaml
from model.text_file import shown

KEYS = (
    "title",
    "description",
    "extends",
    "ledger",
    "since",
    "horizon",
    "draws",
    *SECTIONS,
    "uncertainty",
    "events",
)
"""What a scenario file may hold, in the order in which it is best written."""


@dataclass(frozen=True, slots=True)
class Document:
    """A scenario file. `layer` is what it says about the world, the rest is about itself."""

    path: Path
    title: str
    description: str
    extends: Given[str] | None
    ledger: tuple[str, ...]
    layer: Layer

    @property
    def name(self) -> str:
        """The scenario's name, which is that of its file."""
        return self.path.stem


def read_document(path: Path, findings: Findings) -> Document | None:
    """Read a scenario file and note all that is wrong in it; none where it cannot be read."""
    if not is_name(path.stem):
        findings.add(Place(shown(path)), "", "the file's name is no name", "words_like_this.yaml")
    try:
        node = read_yaml(path)
    except ScenarioError as error:
        findings.extend(error.problems)
        return None
    fields = Field(node, "", node.place, findings).known_fields(KEYS, required=["title"])
    return Document(
        path=path,
        title=_title(fields),
        description=_text(fields, "description"),
        extends=_extends(fields),
        ledger=_ledger(fields),
        layer=_layer(fields),
    )


def _title(fields: dict[str, Field]) -> str:
    """The title on one line, short enough for a table and a figure."""
    title = " ".join(_text(fields, "title").split())
    if len(title) > LONGEST_TITLE:
        fields["title"].complain(f"{len(title)} characters", f"at most {LONGEST_TITLE}")
    return title


def _text(fields: dict[str, Field], key: str) -> str:
    text = fields[key].text() if key in fields else None
    return text or ""


def _extends(fields: dict[str, Field]) -> Given[str] | None:
    field = fields.get("extends")
    name = field.name() if field else None
    return Given(name, field.node.place) if field and name else None


def _ledger(fields: dict[str, Field]) -> tuple[str, ...]:
    return read_ledger(fields["ledger"]) if "ledger" in fields else ()


def _layer(fields: dict[str, Field]) -> Layer:
    return Layer(
        inputs={
            name: given
            for section in SECTIONS
            if section in fields
            for name, given in _inputs(fields[section], section)
        },
        uncertainty=read_uncertainty(fields["uncertainty"]) if "uncertainty" in fields else {},
        events=read_events(fields["events"]) if "events" in fields else {},
        since=_date(fields.get("since")),
        end=_horizon(fields["horizon"]) if "horizon" in fields else None,
        draws=_draws(fields.get("draws")),
    )


def _inputs(section_field: Field, section: str) -> Iterator[tuple[str, Given[float]]]:
    for name, field in section_field.fields().items():
        value = read_input(field, name, section)
        if value is not None:
            yield name, Given(value, field.written)


def _horizon(field: Field) -> Given[Quarter] | None:
    fields = field.known_fields(("start", "end"))
    start = _date(fields.get("start"))
    if start and start.value != FIRST_QUARTER:
        allowed = f"{FIRST_QUARTER}, where the record begins"
        fields["start"].complain(f"{start.value} is not where the model starts", allowed)
    return _date(fields.get("end"))


def _draws(field: Field | None) -> Given[str] | None:
    source = field.choice("source of draws", DRAWS) if field else None
    return Given(source, field.written) if field and source else None


def _date(field: Field | None) -> Given[Quarter] | None:
    quarter = field.quarter() if field else None
    return Given(quarter, field.written) if field and quarter else None
