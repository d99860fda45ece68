"""Reading the value of a parameter, dial or policy, from a file or from the command line."""

from __future__ import annotations

from model.errors import Problem, nearest
from model.scenario.field import Field, Limits
from model.scenario.inputs import COMMANDS, SECTIONS, input_registry, names

ANY = "parameter, dial or policy"
_ALL_COMMANDS = "run_sim.py parameters, risks and policies"


def read_input(field: Field, name: str, section: str = "") -> float | None:
    """The value of the input `name`; none where the section has no such input or it may not be.

    Without a section, the name may be of any.
    """
    about = input_registry().get(name)
    if about is None or section not in ("", about.section):
        _refuse(field, name, section)
        return None
    unit = about.unit if about.section == "parameters" else ""
    return field.number(Limits(about.low, about.high, unit))


def refuse_name(field: Field, name: str) -> None:
    """Note that no section has such an input."""
    near = nearest(name, input_registry())
    problem = Problem(field.written, field.key, f"no such {ANY}", "", near, _ALL_COMMANDS)
    field.findings.extend([problem])


def _refuse(field: Field, name: str, section: str) -> None:
    """Say that a section has no such input, and where it belongs if it is of another section."""
    elsewhere = input_registry().get(name)
    if elsewhere is not None and section in SECTIONS:
        found = f"no {SECTIONS[section]} but a {SECTIONS[elsewhere.section]}"
        field.findings.add(field.written, field.key, found, f"{elsewhere.section}.{name}")
    elif section in SECTIONS:
        field.refuse(SECTIONS[section], names(section), COMMANDS[section])
    else:
        refuse_name(field, name)
