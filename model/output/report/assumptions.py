"""What the scenarios assume otherwise than the reference, and how well that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.events import Event, channel_registry
from model.languages import Language, message
from model.output.report.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    Key,
    Panel,
    Prose,
    Section,
    Table,
)
from model.output.report.drawing.dumbbell import Turn, dumbbell
from model.output.report.quantities import Quantities
from model.output.report.study import Member, Study
from model.output.titles import input_title, step_title
from model.parameters import parameter_registry
from model.risks import dial_registry
from model.scenario.between import ABSENT, EVENTS, Step, steps
from model.scenario.inputs import input_registry

_CONFIDENCE = {"low": message("low"), "medium": message("medium"), "high": message("high")}
_AS_REGISTER = "as the register"
_ENGLISH = "en"


def assumptions(study: Study, write: Quantities) -> Section:
    """A table a scenario of all in which it differs from the reference."""
    text = write.text
    blocks: list[Block] = []
    for member in study.others:
        found = steps(study.reference.scenario, member.scenario)
        blocks.append(Heading(text.title(member.results.title)))
        if not found:
            blocks.append(Prose(text("It differs from the reference in nothing.")))
            continue
        blocks += _turned(study, member, found, write)
        blocks.append(_step_table(study, member, found, write))
        moved = [*_moved(found)]
        if moved:
            blocks.append(_confidence_table(moved, write))
    return Section("assumptions", text("Assumptions that differ"), blocks)


def _step_table(study: Study, member: Member, found: Sequence[Step], write: Quantities) -> Table:
    text = write.text
    head = [
        text("Assumption"), text("Reference"), text("Scenario"), text("Unit"), text("Source"),
    ]  # fmt: skip
    caption = text("All in which {scenario} differs", scenario=text.title(member.results.title))
    note = text(
        "Risks run from 0 (absent) to 1 (the worst that is plausible), policies of Kazakhstan from"
        " 0 to 1. Events: their size and the quarter they begin in."
    )
    return Table(caption, head, [_step_row(study, member, step, write) for step in found], [note])


def _step_row(study: Study, member: Member, step: Step, write: Quantities) -> list[Cell]:
    text, about = write.text, input_registry().get(step.name)
    source = about.source if about else text("The scenario")
    return [
        _wide(step_title(step.key, text), step_title(step.key, text), text),
        Cell(_setting(study.reference, step, step.start, write)),
        Cell(_setting(member, step, step.end, write)),
        _unit(study, member, step, text),
        Cell(source, lang=_ENGLISH if about else "", kind="prose"),
    ]


def _unit(study: Study, member: Member, step: Step, text: Language) -> Cell:
    about = input_registry().get(step.name)
    if step.key.startswith(f"{EVENTS}."):
        event = _found(member, step.name) or _found(study.reference, step.name)
        unit = channel_registry()[event.channel].unit if event else ""
        return _wide(text(unit), unit, text)
    if about is None:
        return Cell("", kind="wide")
    if about.section != "parameters":
        return Cell(text("level from 0 to 1"), kind="wide")
    return _wide(text(about.unit), about.unit, text)


def _setting(member: Member, step: Step, words: str, write: Quantities) -> str:
    """How it stands in a scenario; what that does not set stands as the register has it."""
    text, about = write.text, input_registry().get(step.name)
    if step.key.startswith(f"{EVENTS}."):
        return _event(member, step.name, write)
    if words == ABSENT:
        return text("none")
    if words == _AS_REGISTER:
        return text("usual ({value})", value=write.exact(about.default)) if about else text("usual")
    try:
        return write.exact(float(words))
    except ValueError:  # a range, or a quarter
        return words


def _event(member: Member, name: str, write: Quantities) -> str:
    """The size of an event, when it begins, and its chance where it may stay away."""
    event = _found(member, name)
    if event is None:
        return write.text("none")
    fields = {"size": write.exact(event.size), "quarter": str(event.start)}
    if event.probability == 1.0:
        return write.text("{size} from {quarter}", **fields)
    chance = write.percent(event.probability)
    return write.text("{size} from {quarter}, {chance} likely", **fields, chance=chance)


def _found(member: Member, name: str) -> Event | None:
    return next((event for event in member.scenario.events if event.name == name), None)


def _wide(told: str, english: str, text: Language) -> Cell:
    untold = told == english and text.code != _ENGLISH
    return Cell(told, lang=_ENGLISH if untold and english else "", kind="wide")


def _turned(
    study: Study, member: Member, found: Sequence[Step], write: Quantities
) -> Iterator[Block]:
    """The figure of the dials and levers that are turned, if any."""
    text = write.text
    turns = []
    for step in found:
        section = step.key.partition(".")[0]
        if section not in ("dials", "policies"):
            continue
        own = [getattr(each.scenario, section)[step.name] for each in (study.reference, member)]
        title = text.title(input_title(step.name))
        named = title if section == "dials" else text("{name} (policy)", name=title)
        turns.append(Turn(named, *own))
    if not turns:
        return
    caption = text("Risks and policies that are turned, from 0 to 1")
    alt = "; ".join(
        text(
            "{name}: from {start} to {end}",
            name=t.title,
            start=write.exact(t.start),
            end=write.exact(t.end),
        )
        for t in turns
    )
    keys = [
        Key(study.reference.colour, text.title(study.reference.results.title)),
        Key(member.colour, text.title(member.results.title)),
    ]
    yield Figure(caption, [Panel(dumbbell(turns, member.colour, caption, alt))], keys)


def _moved(found: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """The parameters that the differing inputs set or move, each with the title of that input."""
    for step in found:
        section = step.key.partition(".")[0]
        if section == "parameters":
            yield step.name, input_title(step.name)
        elif section == "dials":
            for name in dial_registry()[step.name].moves:
                yield name, dial_registry()[step.name].title


def _confidence_table(moved: Sequence[tuple[str, str]], write: Quantities) -> Table:
    """How well the parameters are known through which the differing inputs work."""
    text = write.text
    rows = []
    for name, title in moved:
        about = parameter_registry()[name]
        told = text(about.description)
        rows.append(
            [
                _wide(text.title(title), title, text),
                replace(_wide(told, about.description, text), kind="prose"),
                Cell(f"{write.exact(about.low)} … {write.exact(about.high)}", text(about.unit)),
                Cell(text(_CONFIDENCE.get(about.confidence, about.confidence)), kind="wide"),
            ]
        )
    head = [text("Input"), text("Works through"), text("Plausible range"), text("Confidence")]
    return Table(text("How well is known what these inputs work through"), head, rows)
