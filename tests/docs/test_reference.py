"""The reference pages are what the registers and commands say, and leave nothing of them out."""

from __future__ import annotations

import pytest

from docs.reference.__main__ import FOLDER, PAGES, main, stale
from docs.reference.writing import words
from model.cli.commands import COMMANDS
from model.events import channel_registry
from model.ledger import claims
from model.outcomes import outcome_entries
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.scenario import catalogue

ENTRIES = {
    "outcomes": [name for _, name, _ in outcome_entries()],
    "risks": list(dial_registry()),
    "policies": list(policy_registry()),
    "parameters": list(parameter_registry()),
    "scenarios": list(catalogue()),
    "events_and_channels": list(channel_registry()),
    "ledger": list(claims()),
}


def test_the_stored_pages_are_fresh() -> None:
    assert stale() == [], "renew: python -m docs.reference"


def test_no_page_is_stored_that_nothing_writes() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("page", ENTRIES)
def test_each_entry_of_a_register_can_be_linked_to_once(page: str) -> None:
    text = PAGES[page]()
    assert [name for name in ENTRIES[page] if text.count(f'<a id="{name}"></a>') != 1] == []


def test_each_command_has_a_section_with_its_options() -> None:
    text = PAGES["commands"]()
    assert [name for name in COMMANDS if f"\n## {name}\n" not in text] == []
    assert text.count("`--json`") >= text.count("Print one JSON document")


def test_a_page_that_differs_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(PAGES, "policies", lambda: "otherwise")
    assert main(["--check"]) == 1
    assert "stale: policies" in capsys.readouterr().err


def test_words_of_a_register_are_no_markup_but_what_is_in_backticks() -> None:
    assert words("a | b*, `x_y|z` and <c>") == r"a \| b\*, `x_y|z` and \<c\>"
    assert words("an odd ` alone") == r"an odd \` alone"
