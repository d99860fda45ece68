"""What the runs say of the article's claims, as text to read, as CSV and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from model.analysis.claims import RULE, VERDICTS, Finding, counts
from model.csv_export import csv_text
from model.outcomes import outcome_registry
from model.output import markdown
from model.output.numbers import percentage, scale, signed
from model.output.tables import WIDTH, aligned

BEGIN, END = "<!-- claims: begin -->", "<!-- claims: end -->"
"""Between these lines of a Markdown page lies what the command writes there."""
_INDENT = 12
_COLUMNS = ("ledger", "claim", "contrast", "outcome", "change", "5 % .. 95 %", "holds in")


def claims_text(findings: Sequence[Finding], reasons: bool) -> str:
    """The claims grouped by verdict, each with its effect; with `reasons`, the rules behind it."""
    blocks = []
    for verdict in VERDICTS:
        found = [finding for finding in findings if finding.verdict == verdict]
        if found:
            blocks.append(f"{_heading(verdict)} ({len(found)})")
            blocks += ["\n".join(_entry(finding, reasons)) for finding in found]
    return "\n\n".join([*blocks, _counts_table(findings), RULE])


def claims_csv(findings: Iterable[Finding]) -> str:
    """One line a claim."""
    return csv_text([_flat(finding) for finding in findings])


def claims_markdown(findings: Sequence[Finding], seed: int, runs: int) -> str:
    """Counts, a table a verdict, and the rules behind each effect, as Markdown."""
    total = counts(findings)
    head = ("verdict", "claims", "of these by construction", "slight")
    rows = [(verdict, *map(str, total[verdict].values())) for verdict in VERDICTS]
    blocks = [
        f"{len(findings)} claims, {runs} runs a scenario, seed {seed}. ◆ marks what holds by "
        "construction, ○ a slight effect.",
        markdown.table(head, rows),
    ]
    for verdict in VERDICTS:
        found = [finding for finding in findings if finding.verdict == verdict]
        if found:
            blocks += [f"### {_heading(verdict)}", markdown.table(_COLUMNS, map(_row, found))]
    reasons = [
        f"- **{_ids(f)} `{f.proposition.name}`**: {markdown.text(f.proposition.because)}"
        for f in findings
    ]
    return "\n\n".join([*blocks, "### The rules behind each", "\n".join(reasons)])


def renew(path: Path, written: str) -> str:
    """The text of the page at `path` with what lies between its marks replaced by `written`.

    A page that does not exist, or has no marks, becomes one of this alone.
    """
    own = f"{BEGIN}\n\n{written}\n\n{END}\n"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    before, begin, rest = old.partition(f"{BEGIN}\n")
    _, end, after = rest.partition(f"{END}\n")
    return f"{before}{own}{after}" if begin and end else own


def _heading(verdict: str) -> str:
    return verdict[0].upper() + verdict[1:]


def _entry(finding: Finding, reasons: bool) -> Iterator[str]:
    """The lines of a claim: what it says, how it was put to the test, and what came of it."""
    about = finding.proposition
    yield from _wrapped(about.claim, _ids(finding))
    outcome = outcome_registry()[about.outcome]
    yield from _wrapped(f"{outcome.title} in {about.when()}: {about.describe()}")
    yield from _wrapped(_result(finding))
    if reasons:
        yield from _wrapped(about.because)


def _wrapped(text: str, label: str = "") -> list[str]:
    """Lines of `text` beside a label; a label too long for its column stands on its own line."""
    lines = textwrap.wrap(text, WIDTH - _INDENT)
    padded = [" " * _INDENT + line for line in lines]
    if not label:
        return padded
    if len(label) < _INDENT:
        return [label.ljust(_INDENT) + lines[0], *padded[1:]]
    return [label, *padded]


def _result(finding: Finding) -> str:
    balance = finding.balance
    share = f"{percentage(balance.holds)} ± {100 * balance.probability_error:.0f}"
    words = [_change(finding), f"{finding.proposition.expect} in {share} of the runs"]
    words += ["by construction"] if finding.proposition.by_construction else []
    words += ["slight"] if finding.slight else []
    return "; ".join(words)


def _change(finding: Finding) -> str:
    """``+312 (+120 .. +560) USD_2018 m a year, +17 %``."""
    text = f"{_median(finding)} ({_band(finding)}) {_unit(finding)}"
    relative = finding.effect.relative
    return text if relative is None else f"{text}, {_relative(relative)}"


def _unit(finding: Finding) -> str:
    """The unit of a change, without what explains it."""
    unit = scale(outcome_registry()[finding.proposition.outcome].annual_unit).unit_of_change
    return unit.split(" (")[0].split(",")[0]


def _median(finding: Finding) -> str:
    return signed(finding.effect.median * _factor(finding))


def _band(finding: Finding) -> str:
    effect, factor = finding.effect, _factor(finding)
    return f"{signed(effect.p05 * factor)} .. {signed(effect.p95 * factor)}"


def _factor(finding: Finding) -> float:
    return scale(outcome_registry()[finding.proposition.outcome].annual_unit).factor


def _relative(share: float) -> str:
    return f"{100 * share:+.0f} %" if abs(share) >= 0.0995 else f"{100 * share:+.1f} %"


def _ids(finding: Finding) -> str:
    return " ".join(finding.proposition.ledger)


def _counts_table(findings: Sequence[Finding]) -> str:
    total = counts(findings)
    head = ("verdict", "claims", "by construction", "slight")
    return aligned([head, *((v, *map(str, total[v].values())) for v in VERDICTS)])


def _row(finding: Finding) -> tuple[str, ...]:
    about = finding.proposition
    marks = ("◆" if about.by_construction else "") + ("○" if finding.slight else "")
    effect = finding.effect
    relative = "" if effect.relative is None else f" ({_relative(effect.relative)})"
    return (
        _ids(finding),
        f"{about.claim} {marks}".strip(),
        about.describe(),
        f"{about.outcome} {about.when()}, {about.expect} expected",
        f"{_median(finding)} {_unit(finding)}{relative}",
        _band(finding),
        f"{percentage(finding.balance.holds)} ± {100 * finding.balance.probability_error:.0f}",
    )


def _flat(finding: Finding) -> dict[str, str | float | int | bool | None]:
    document, about = finding.document(), finding.proposition
    plain = ("unit", "expect", "runs", "probability", "probability_error", "verdict")
    return {
        "name": about.name,
        "ledger": _ids(finding),
        "claim": about.claim,
        "contrast": about.describe(),
        "outcome": about.outcome,
        "years": about.when(),
        **{key: document[key] for key in plain},
        "by_construction": about.by_construction,
        "slight": finding.slight,
        **document["effect"],
        "because": about.because,
    }
