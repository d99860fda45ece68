"""Joining a scenario file with those it extends into one scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from model.clock import FIRST_QUARTER, LAST_QUARTER, Horizon
from model.errors import Place, Problem
from model.findings import Findings
from model.scenario import merge
from model.scenario.document import Document, read_document
from model.scenario.folder import BASELINE, find, find_parent, home
from model.scenario.scenario import Scenario
from model.scenario.settings import OPTION, parse_settings
from model.text_file import shown


def load_scenario(
    name_or_path: str | Path, settings: Sequence[str] = (), folder: Path | None = None
) -> Scenario:
    """The scenario of a name, or of a YAML file, with ``name=value`` settings on top of it.

    Raises ``ScenarioError`` with everything that is wrong in its file, in those it extends and in
    the settings.
    """
    findings = Findings()
    chain = _chain(name_or_path, home(folder), findings)
    asked = parse_settings(settings, findings)
    uncertainty = merge.uncertainty(chain, findings)
    findings.raise_any()
    scenario = _joined(chain, uncertainty)
    if asked.inputs:
        scenario = scenario.with_settings(asked.inputs)
    return scenario.with_end(asked.end, str(OPTION)) if asked.end else scenario


def _chain(name_or_path: str | Path, folder: Path, findings: Findings) -> list[Document]:
    """The file and all that it extends, the baseline first; shorter where something is wrong."""
    chain: list[Document] = []
    step = find(name_or_path, folder)
    while isinstance(step, Path):
        document = read_document(step, findings)
        if document is None:
            return chain
        chain.insert(0, document)
        if _is_baseline(document, folder):
            _refuse_parent(document, findings)
            return chain
        step = _parent(chain, folder)
    findings.extend([step])
    return chain


def _is_baseline(document: Document, folder: Path) -> bool:
    return document.path.resolve() == (folder / f"{BASELINE}.yaml").resolve()


def _refuse_parent(baseline: Document, findings: Findings) -> None:
    """The baseline extends nothing, and parts from nothing."""
    for key, given in (("extends", baseline.extends), ("since", baseline.layer.since)):
        if given is not None:
            findings.add(given.place, key, "the baseline is where all scenarios start", "nothing")


def _parent(chain: Sequence[Document], folder: Path) -> Path | Problem:
    """The file that the first document of a chain extends: the baseline, if it does not say."""
    document = chain[0]
    name, place = BASELINE, Place(shown(document.path))
    if document.extends is not None:
        name, place = document.extends.value, document.extends.place
    parent = find_parent(name, document.path, place, folder)
    if isinstance(parent, Path) and parent.resolve() in {each.path.resolve() for each in chain}:
        way = " -> ".join([*(each.name for each in reversed(chain)), name])
        return Problem(place, "extends", f"extends itself: {way}", "a scenario that does not")
    return parent


def _joined(chain: Sequence[Document], uncertainty: merge.Spreads) -> Scenario:
    """One scenario of a chain of documents, in which later ones win."""
    document = chain[-1]
    values = merge.values(chain)
    end, since, draws = merge.end(chain), merge.since(chain), merge.draws(chain)
    return Scenario(
        name=document.name,
        title=document.title,
        description=document.description,
        extends=chain[-2].name if len(chain) > 1 else None,
        path=document.path,
        ledger=document.ledger,
        horizon=Horizon(FIRST_QUARTER, end or LAST_QUARTER),
        parameters=values["parameters"],
        dials=values["dials"],
        policies=values["policies"],
        uncertainty=uncertainty,
        events=merge.events(chain),
        since=since,
        before=_before(chain, draws) if since else None,
        draws=draws,
        origin=merge.origins(chain),
    )


def _before(chain: Sequence[Document], draws: str) -> Scenario:
    """The baseline, from which a scenario parts later; what is known of it is the same."""
    return replace(_joined(chain[:1], merge.uncertainty(chain[:1], Findings())), draws=draws)
