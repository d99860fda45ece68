"""Laws of the tables of claims: effect, band and share of the runs as they were found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from model.analysis.claims import MIXED, SUPPORTED, VERDICTS, Balance, Effect, Finding
from model.analysis.propositions import proposition_registry
from model.outcomes import outcome_registry
from model.output.claim_tables import BEGIN, END, claims_csv, claims_markdown, claims_text, renew
from tests.output.reading import lines_of_csv, rows

ABOUT = next(iter(proposition_registry().values()))
SHARE = outcome_registry()["manufacturing_share"]


def finding(
    verdict: str = SUPPORTED, relative: float | None = 0.25, slight: bool = False
) -> Finding:
    about = replace(
        ABOUT, ledger=("K01",), claim="It rises", outcome=SHARE.name, years=(2026, 2035),
        expect="higher", by_construction=True, because="A rule",
    )  # fmt: skip
    effect = Effect(0.02, -0.01, 0.05, 0.021, 0.001, 0.08, relative)
    return Finding(about, effect, Balance(100, 0.8, 0.15, 0.05, 1), verdict, slight)


def test_a_claim_is_told_with_its_effect_and_the_share_of_runs_that_bear_it_out() -> None:
    head, entry, table, _ = claims_text([finding(slight=True)], reasons=True).split("\n\n", 3)
    assert head == "Supported (1)"
    lines = [" ".join(line.split()) for line in entry.splitlines()]
    assert lines[0] == "K01 It rises"
    whole = " ".join(lines)
    assert f"{SHARE.title} in 2026-2035: {ABOUT.describe()}" in whole
    assert (
        "+2.00 (-1.00 .. +5.00) percentage points, +25 %; higher in 80 % ± 4 of the runs; by "
        "construction; slight A rule"
    ) in whole
    counted = {row[0]: row[1:] for row in rows(table)}
    assert counted[SUPPORTED] == ["1", "1", "1"]
    assert counted[MIXED] == ["0", "0", "0"]
    assert "A rule" not in claims_text([finding()], reasons=False)


def test_a_small_part_has_a_decimal_and_one_beside_zero_is_left_out() -> None:
    assert ", +9.9 %;" in claims_text([finding(relative=0.099)], False)
    assert ", +10 %;" in claims_text([finding(relative=0.0996)], False)
    assert ", -9.9 %;" in claims_text([finding(relative=-0.099)], False)
    assert "percentage points;" in claims_text([finding(relative=None)], False)


def test_claims_are_grouped_by_verdict_in_their_order() -> None:
    text = claims_text([finding(verdict) for verdict in reversed(VERDICTS)], reasons=False)
    heads = [f"{verdict[0].upper()}{verdict[1:]} (1)" for verdict in VERDICTS]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_a_label_too_long_for_its_column_stands_on_a_line_of_its_own() -> None:
    def told(*ledger: str) -> list[str]:
        about = replace(finding().proposition, ledger=ledger)
        text = claims_text([replace(finding(), proposition=about)], reasons=False)
        return text.split("\n\n")[1].splitlines()[:2]

    assert told("K01", "K02", "K03")[0] == "K01 K02 K03 It rises"
    assert told("K01", "K02", "K03", "K4") == ["K01 K02 K03 K4", f"{' ' * 12}It rises"]


def test_the_csv_has_a_line_a_claim() -> None:
    (line,) = lines_of_csv(claims_csv([finding()]))
    assert (line["ledger"], line["outcome"], line["years"], line["expect"]) == (
        "K01", SHARE.name, "2026-2035", "higher",
    )  # fmt: skip
    assert (line["median"], line["p05"], line["p95"], line["probability"]) == (
        "0.02", "-0.01", "0.05", "0.8",
    )  # fmt: skip
    assert (line["runs"], line["by_construction"], line["slight"]) == ("100", "True", "False")


def test_the_markdown_has_a_row_a_claim_with_its_marks() -> None:
    text = claims_markdown([finding(slight=True)], seed=3, runs=200)
    assert text.startswith("1 claims, 200 runs a scenario, seed 3.")
    (row,) = [line for line in text.splitlines() if line.startswith("| K01")]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1] == "It rises ◆○"
    assert cells[4:] == ["+2.00 percentage points (+25 %)", "-1.00 .. +5.00", "80 % ± 4"]
    assert f"- **K01 `{ABOUT.name}`**: A rule" in text


def test_only_what_lies_between_the_marks_is_renewed(tmp_path: Path) -> None:
    page = tmp_path / "claims.md"
    assert renew(page, "new") == f"{BEGIN}\n\nnew\n\n{END}\n"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n")
    assert renew(page, "new") == f"Before\n{BEGIN}\n\nnew\n\n{END}\nAfter\n"
    page.write_text("no marks")
    assert renew(page, "new") == f"{BEGIN}\n\nnew\n\n{END}\n"
