"""What a report cannot tell, said in it."""

from __future__ import annotations

from collections import Counter

from model.analysis.significance import FEWEST
from model.output.report.blocks import Block, Point, Points, Prose, Section
from model.output.report.quantities import Quantities
from model.output.report.study import Study
from model.output.report.words import paired_runs
from model.parameters import parameter_registry


def limits(study: Study, write: Quantities) -> Section:
    """The limits of the model, of its data and of this very report."""
    text = write.text
    blocks: list[Block] = [
        Prose(
            text(
                "Read the numbers as consequences of assumptions, not as a forecast. Differences"
                " between scenarios are safer than levels, as both sides share the model's errors."
            ),
            tone="lead",
        ),
        Points([*_of_the_model(study, write), *_of_the_runs(study, write)]),
    ]
    return Section("limits", text("Limits"), blocks)


def _of_the_model(study: Study, write: Quantities) -> list[Point]:
    text = write.text
    return [
        Point(
            text("No forecast"),
            text(
                "The model gives no probability of a scenario. How states decide rests on"
                " judgement; stances, trust, opinion and protest follow from assumptions that"
                " nothing observed has tested."
            ),
        ),
        Point(
            text("What the bands leave out"),
            text(
                "The bands show what is unknown about parameters and about shocks to come, not"
                " errors in the structure of the model. Alone they are too narrow for the observed"
                " years they were tested on."
            ),
        ),
        Point(
            text("Known errors"),
            text(
                "Transit containers after 2018 come out a tenth to a quarter too low, trade with"
                " China after 2021 a quarter to a half, trade with Russia a fifth; debt to China"
                " comes out more than half too high."
            ),
        ),
        Point(
            text("What is not in it"),
            text(
                "Banks, the state budget, wages by group, consumer prices, anything below a region"
                " or within a quarter. Most policies have no price in it, so that what they win is"
                " an upper bound."
            ),
        ),
        Point(
            text("Effects built in"),
            text(
                "Some effects have the sign that the rules give them; runs tell their size only and"
                " are no evidence that they exist."
            ),
        ),
        Point(
            text("The manufacturing share is a ratio"),
            text(
                "It rises where the rest of the economy falls faster. Read it with manufacturing"
                " value added and the index of industrialization."
            ),
        ),
        Point(text("Confidence of the parameters"), _confidence(write)),
    ]


def _confidence(write: Quantities) -> str:
    counted = Counter(each.confidence for each in parameter_registry().values())
    return write.text(
        "Of {total} parameters, confidence is high for {high}, medium for {medium} and low for"
        " {low}; most of those of behaviour are low.",
        total=write.number_of(counted.total()),
        **{name: write.number_of(counted[name]) for name in ("high", "medium", "low")},
    )


def _of_the_runs(study: Study, write: Quantities) -> list[Point]:
    """What is wrong with the runs at hand."""
    text = write.text
    fewest = min(comparison.runs for comparison in study.comparisons)
    points = []
    if fewest < FEWEST:
        told = text(
            "{runs}: below 30 nothing is called higher or lower, and bands are rough.",
            runs=paired_runs(fewest, text),
        )
        points.append(Point(text("The sample is too small"), told))
    for member, comparison in zip(study.others, study.comparisons, strict=True):
        if comparison.warnings:
            told = text(
                "{scenario} gives the same numbers as the reference.",
                scenario=text.title(member.results.title),
            )
            points.append(Point(text("Nothing to compare"), told))
    return points
