"""``evidence``: the observed series, and the figures of one of them with their sources."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli.ensembles import Json, refusal
from model.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    from model.evidence import Observation, Series

Name = Annotated[
    str | None, typer.Argument(metavar="[SERIES]", help="A series, to see its figures.")
]


def evidence(name: Name = None, as_json: Json = False) -> None:
    """List the observed series, or the figures of one, each with source and confidence.

    Of figures that conflict at most one is used; the others say why they are not.

    Example: python run_sim.py evidence transit_containers
    """
    from model.evidence import observations, series_registry

    series = series_registry()
    if name is not None and name not in series:
        from model.errors import nearest

        near = nearest(name, series)
        raise refusal("SERIES", f"no series {name!r}", nearest=near, see="run_sim.py evidence")
    chosen = [each for each in series.values() if name in (None, each.name)]
    figures = {each.name: [o for o in observations() if o.series == each.name] for each in chosen}
    if as_json:
        print_json([_document(each, figures[each.name]) for each in chosen])
    elif name is None:
        _print_series(chosen, figures)
    else:
        _print_figures(chosen[0], figures[name])


def _document(series: Series, figures: list[Observation]) -> dict[str, Any]:
    return {**asdict(series), "figures": [asdict(figure) for figure in figures]}


def _print_series(chosen: list[Series], figures: dict[str, list[Observation]]) -> None:
    rows = [
        (
            each.name,
            each.unit,
            str(len(figures[each.name])),
            str(sum(figure.used for figure in figures[each.name])),
            each.outcome,
            "yes" if each.fitted else "",
            each.title,
        )
        for each in chosen
    ]
    columns = ("name", "unit", "figures", "used", "outcome", "fitted", "title")
    print_table(columns, rows, further=("title",))


def _print_figures(series: Series, figures: list[Observation]) -> None:
    say(f"{series.title} ({series.name}), {series.unit}\n{series.description}\n")
    rows = [
        (
            figure.period,
            f"{figure.value:g}",
            _range(figure),
            "yes" if figure.used else "no",
            figure.confidence,
            figure.source,
            "; ".join(filter(None, (figure.reason, figure.note))),
        )
        for figure in figures
    ]
    print_table(("period", "value", "range", "used", "confidence", "source", "remarks"), rows)


def _range(figure: Observation) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{figure.low:g} .. {figure.high:g}"
