"""The page of the ledger: each numbered claim of the article, and what stands for it."""

from __future__ import annotations

from itertools import groupby

from docs.reference import writing
from docs.reference.writing import link, table, words
from model.ledger import REGISTRIES, Claim, claims, references

_ABOUT = """The article, taken apart: each claim, risk, benefit, event and figure has a number, and
each part of the model names those it stands for. What stands for a claim in the code, why a few are
mere context, and which test exercises each is in [coverage.csv](../coverage.csv); which of them
hold is in [claims](../claims.md)."""
_PAGES = {"parameter": "parameters", "dial": "risks", "policy": "policies", "outcome": "outcomes"}


def page() -> str:
    """The whole page, one table a kind of claim."""
    standing = references()
    parts = []
    for kind, found in groupby(claims().values(), key=lambda claim: claim.kind):
        rows = [_row(claim, standing[claim.id]) for claim in found]
        parts += [writing.heading(kind), table(("", "claim", "in the registers"), rows)]
    return writing.page("The article's claims by number", _ABOUT, *parts)


def _row(claim: Claim, standing: list[str]) -> tuple[str, ...]:
    own = ", ".join(dict.fromkeys(_reference(each) for each in standing))
    return f'<a id="{claim.id}"></a>{claim.id}', words(claim.text), own


def _reference(reference: str) -> str:
    """A link to an entry of a register; the name of an event; of a row of a table, its file."""
    kind, _, name = reference.partition(":")
    return link(name, _PAGES[kind]) if kind in REGISTRIES else f"`{name.partition(':')[0]}`"
