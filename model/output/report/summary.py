"""The beginning of a report: what was asked, and the answer in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.languages import Language
from model.output.numbers import scale
from model.output.report.blocks import Block, Heading, Point, Points, Prose, Section, Tile, Tiles
from model.output.report.descriptions import described
from model.output.report.findings import Call, Finding, Sureness
from model.output.report.quantities import Quantities
from model.output.report.study import HEADLINES, Member, Study
from model.output.report.tables import unit_notes
from model.output.report.words import in_short, paired_runs, sentence, tone, verdict_words


def question(study: Study, write: Quantities) -> Section:
    """What was asked, and how it was answered."""
    text = write.text
    runs = min(comparison.runs for comparison in study.comparisons)
    asked = text(
        "What becomes of Kazakhstan's transit revenue and industrialization in {year}, and of what"
        " goes with them, if the assumptions of “{reference}” give way to those of the scenarios"
        " below?",
        year=str(study.year),
        reference=text.title(study.reference.results.title),
    )
    how = text(
        "An agent-based model ran each scenario many times, each time in another of the worlds that"
        " are plausible. Every run met the same prices, crises and luck as its twin in the"
        " reference, so that what differs between the two is the scenario ({runs}).",
        runs=paired_runs(runs, text),
    )
    members = [_described(member, write) for member in study.members]
    return Section("question", text("What was asked"), [Prose(asked), Points(members), Prose(how)])


def _described(member: Member, write: Quantities) -> Point:
    text, written = write.text, member.scenario.description
    title, told = text.title(member.results.title), described(member.scenario, text)
    return Point(
        title,
        told.replace("`", "") or text("No description is given."),
        lang="en" if told and told == written and text.code != "en" else "",
    )


def answer(study: Study, write: Quantities) -> Section:
    """The summary: headline outcomes in sentences, all others in lists, a scenario at a time."""
    text = write.text
    blocks: list[Block] = []
    for member, findings in study.findings:
        if len(study.others) > 1:
            blocks.append(_heading(study, member, text))
        blocks.append(Tiles([*_tiles(member, findings, study, write)]))
        blocks += [
            Prose(sentence(findings[name], write), tone="lead")
            for name in HEADLINES
            if name in findings
        ]
        others = {name: each for name, each in findings.items() if name not in HEADLINES}
        if others:
            blocks.append(Points([*_lists(others, write)]))
    blocks += [Prose(note, tone="note") for note in unit_notes(write)]
    return Section("summary", text("Summary"), blocks)


def _heading(study: Study, member: Member, text: Language) -> Heading:
    return Heading(
        text(
            "{scenario} against {reference}",
            scenario=text.title(member.results.title),
            reference=text.title(study.reference.results.title),
        )
    )


def _tiles(
    member: Member, findings: Mapping[str, Finding], study: Study, write: Quantities
) -> Iterator[Tile]:
    for name in HEADLINES:
        if name not in findings:
            continue
        finding, about = findings[name], member.results.about(name)
        figures, factor = finding.difference.figures, scale(about.annual_unit).factor
        level = member.results.summary(name).at(study.year)
        yield Tile(
            name=write.text.title(about.title),
            value=write.number(level["p50"] * factor),
            unit=write.unit(about.annual_unit),
            band=write.text(
                "{band} in 90 % of runs",
                band=write.band(level["p05"] * factor, level["p95"] * factor),
            ),
            change=write.text(
                "{change}{unit} against the reference",
                change=write.signed(figures.median_difference * factor),
                unit=write.spoken_unit(about.annual_unit),
            ),
            verdict=verdict_words(finding, about.better, write.text),
            tone=tone(finding, about.better),
        )


def _lists(findings: Mapping[str, Finding], write: Quantities) -> Iterator[Point]:
    """The outcomes by what is said of them, how sure it is first, those that are sure before."""
    text = write.text
    terms = {
        (Call.LOWER, Sureness.ALL): text("Lower in practically all paired runs"),
        (Call.HIGHER, Sureness.ALL): text("Higher in practically all paired runs"),
        (Call.LOWER, Sureness.VERY_LIKELY): text("Very likely lower, within the model"),
        (Call.HIGHER, Sureness.VERY_LIKELY): text("Very likely higher, within the model"),
        (Call.LOWER, Sureness.LIKELY): text("Likely lower, within the model"),
        (Call.HIGHER, Sureness.LIKELY): text("Likely higher, within the model"),
        (Call.UNCLEAR, Sureness.NONE): text("Unclear"),
        (Call.UNCHANGED, Sureness.NONE): text("Unchanged in every run"),
        (Call.TOO_FEW, Sureness.NONE): text("Too few runs to tell"),
    }
    for (call, sureness), term in terms.items():
        own = [each for each in findings.values() if (each.call, each.sureness) == (call, sureness)]
        if own:
            yield Point(term, text("; ").join(in_short(each, write) for each in own))
