"""All that stands in a report, in order."""

from __future__ import annotations

from dataclasses import dataclass

from model.languages import Language
from model.output.report.assumptions import assumptions
from model.output.report.blocks import Section
from model.output.report.figures import figures
from model.output.report.limits import limits
from model.output.report.maps import maps
from model.output.report.provenance import provenance
from model.output.report.quantities import Quantities
from model.output.report.study import Study
from model.output.report.summary import answer, question
from model.output.report.tables import differences, levels
from model.output.report.words import paired_runs


@dataclass(frozen=True, slots=True)
class Contents:
    """A report in a language: its title, what stands below it, and its sections."""

    language: str
    title: str
    subtitle: str
    contents: str
    """The heading of the list of sections."""
    colon: str
    """What stands between a term and what is said of it."""
    sections: tuple[Section, ...]
    closing: str


def contents(study: Study, text: Language) -> Contents:
    """The report on a study in a language."""
    write = Quantities(text)
    others = text(", ").join(text.title(member.results.title) for member in study.others)
    runs = paired_runs(min(each.runs for each in study.comparisons), text)
    return Contents(
        language=text.code,
        title=text(
            "{scenarios} against {reference}",
            scenarios=others,
            reference=text.title(study.reference.results.title),
        ),
        subtitle=text(
            "The Belt and Road in Kazakhstan: transit and industrialization up to {year} ({runs})",
            year=str(study.year),
            runs=runs,
        ),
        contents=text("Contents"),
        colon=text(": "),
        sections=(
            answer(study, write),
            question(study, write),
            figures(study, write),
            maps(study, write),
            differences(study, write),
            levels(study, write),
            assumptions(study, write),
            limits(study, write),
            provenance(study, write),
        ),
        closing=text("Consequences of assumptions, no forecast."),
    )
