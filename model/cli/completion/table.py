"""Which names each argument and option takes, and how they are written one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from model.cli.completion import names
from model.cli.completion.names import Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a value is made of: names of a `source`.

    A name begins anew behind each of the `marks`, the first one only behind `after`, where that is
    given, and `then` follows it.
    """

    source: Source
    marks: str = ""
    after: str = ""
    then: str = ""

    def completions(self, begun: str) -> Iterator[tuple[str, str]]:
        """All values that go on from what was `begun`, with what the name in them stands for."""
        if self.after not in begun:
            return
        kept = begun[: max(map(begun.rfind, self.marks), default=-1) + 1]
        taken = set(kept.split(","))
        for name, about in self.source():
            if name not in taken:
                yield f"{kept}{name}{self.then}", about


def _listed(source: Source) -> Wanted:
    """Names with commas between them."""
    return Wanted(source, marks=",")


_ALL, _NONE = names.words("all"), names.words("none")
_SCENARIO = Wanted(names.scenarios)
_OUTCOMES = _listed(names.either(names.outcomes, _ALL))
_INPUTS = _listed(names.inputs)
_KINDS = _listed(names.words("dials", "policies", "parameters"))

WANTED: Mapping[str, Wanted] = {
    "scenario": _SCENARIO,
    "scenarios": _SCENARIO,
    "sources": _SCENARIO,
    "start": _SCENARIO,
    "end": _SCENARIO,
    "left": _SCENARIO,
    "right": _SCENARIO,
    "files": Wanted(names.either(names.scenarios, _ALL)),
    "evidence name": Wanted(names.series),
    "asked": Wanted(names.claims),
    "--from": _SCENARIO,
    "--set": Wanted(names.inputs, then="="),
    "--lang": Wanted(names.languages),
    "--format": Wanted(names.words("csv", "xlsx", "netcdf", "iamc")),
    "--values": _listed(names.words("quantiles", "runs", "inputs", "all")),
    "--executor": Wanted(names.words("process", "dask")),
    "--outcome": _OUTCOMES,
    "--outcomes": _OUTCOMES,
    "tipping --outcome": Wanted(names.outcomes),
    "--indicators": _OUTCOMES,
    "--without": _OUTCOMES,
    "--dials": _listed(names.either(names.dials, _ALL)),
    "--levers": _listed(names.either(names.levers, _NONE)),
    "--input": _INPUTS,
    "--inputs": _INPUTS,
    "policy --inputs": _listed(names.either(names.dials, _NONE)),
    "--map": Wanted(names.inputs),
    "--over": _KINDS,
    "discover --over": Wanted(_KINDS.source),
    "tipping --against": _SCENARIO,
    "--below": _SCENARIO,
    "--policy": Wanted(names.levers, marks="=,", after="=", then=":"),
    "--need": Wanted(names.outcomes, then="="),
    "shown": Wanted(names.results),
    "--clean": _listed(
        names.either(names.words("stale", "interrupted", "studies", "all"), names.results)
    ),
    "--metric": Wanted(names.words("median", "mean", "worst_tenth", "maximin")),
}
"""By the name of an argument or option, with the command before it where only there."""


def wanted(command: str, parameter: str) -> Wanted:
    """What a parameter of a command wants; where no name is wanted, nothing is proposed."""
    usual = WANTED.get(parameter, Wanted(names.nothing))
    return WANTED.get(f"{command} {parameter}", usual)


def taught(
    told: dict[str, str], command: str, function: Callable[..., None]
) -> Callable[..., None]:
    """The `function` of a command, each of its parameters taught what to propose.

    What the names stand for goes into `told` by value: the parser would set it as text for a
    terminal first, which takes longer than all else.
    """
    for name, hint in get_type_hints(function, include_extras=True).items():
        for about in getattr(hint, "__metadata__", ()):
            if not _has_choices(hint):
                about.autocompletion = _proposing(wanted(command, _called(name, about)), told)
    return function


def _proposing(wanted: Wanted, told: dict[str, str]) -> Callable[[str], list[str]]:
    def propose(begun: str) -> list[str]:
        found = dict(wanted.completions(begun))
        told.update(found)
        return list(found)

    return propose


def _called(name: str, about: Any) -> str:
    """An argument's name, or the first of the names that an option is given by.

    Of a declaration in an annotation, the parser's library keeps the first name as its default.
    """
    if type(about).__name__ != "OptionInfo":
        return name
    declared = [each for each in (about.default, *(about.param_decls or ())) if _is_option(each)]
    return declared[0].partition("/")[0] if declared else f"--{name.replace('_', '-')}"


def _is_option(text: object) -> bool:
    return isinstance(text, str) and text.startswith("-")


def _has_choices(hint: Any) -> bool:
    """Whether the parser knows all values, as they are those of an enumeration."""
    kinds = [hint.__origin__, *getattr(hint.__origin__, "__args__", ())]
    return any(hasattr(kind, "__members__") for kind in kinds)
