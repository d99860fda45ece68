"""``results --clean``: what is to go, whether the user agrees, and what became of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from model.cli.ensembles import refusal
from model.cli.printing import note

if TYPE_CHECKING:
    from model.ensemble.result_inventory import ResultFolder
    from model.output.inventory import Store

STALE, INTERRUPTED, STUDIES, ALL = "stale", "interrupted", "studies", "all"
KINDS = (STALE, INTERRUPTED, STUDIES, ALL)
"""What can be removed, beside folders of results by their names."""
_ALLOWED = f"{', '.join(KINDS)}, or names"


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be removed: what it is, what it takes in bytes, and how it is done.

    `obstacle` says why it has to stay, and is empty where nothing speaks against it.
    """

    name: str
    what: str
    bytes: int
    remove: Callable[[], None]
    obstacle: str = ""

    def document(self) -> dict[str, Any]:
        """It as plain data."""
        return {"name": self.name, "what": self.what, "bytes": self.bytes}


@dataclass(slots=True)
class Outcome:
    """What was removed, or with `dry_run` would be, and what was kept, with the reason."""

    dry_run: bool
    removed: list[Item] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        """What it frees."""
        return sum(item.bytes for item in self.removed)

    def text(self) -> str:
        """It in words."""
        from model.output.numbers import disk_size

        lines = [f"{name}: kept: {reason}" for name, reason in self.kept.items()]
        if not self.removed:
            return "\n".join([*lines, "nothing removed" if lines else "nothing to remove"])
        if self.dry_run:
            lines = [*listed(self.removed), *lines]
        verb = "would free" if self.dry_run else "freed"
        return "\n".join([*lines, f"{verb} {disk_size(self.bytes)}"])

    def document(self) -> dict[str, Any]:
        """It as plain data."""
        return {
            "dry_run": self.dry_run,
            "removed": [item.document() for item in self.removed],
            "kept": self.kept,
            "freed_bytes": self.bytes,
        }


def carry_out(store: Store, asked: Sequence[str], dry_run: bool, yes: bool) -> Outcome:
    """Remove what was `asked` for, after the user has seen it and agreed.

    Raises ``ScenarioError`` for names that are none, and where nobody can be asked.
    """
    from model.ensemble.failures import EnsembleError
    from model.ensemble.removal import remove_leftovers

    items = list(_items(store, _words(store, asked)))
    going = [item for item in items if not item.obstacle]
    outcome = Outcome(dry_run, kept={each.name: each.obstacle for each in items if each.obstacle})
    if dry_run:
        outcome.removed = going
        return outcome
    if going:
        _require_consent(going, yes)
    for item in going:
        try:
            item.remove()
            outcome.removed.append(item)
        except (EnsembleError, OSError) as error:  # which came up only now
            outcome.kept[item.name] = str(error)
    remove_leftovers(store.root)
    return outcome


def _words(store: Store, asked: Sequence[str]) -> list[str]:
    """The kinds and names asked for, commas allowed, each of which is one."""
    words = [word for part in asked for word in part.split(",") if word]
    if not words:
        raise refusal("--clean", "names nothing", allowed=_ALLOWED)
    for word in words:
        if word not in KINDS:
            _require_known(store, word)
    return words


def _require_known(store: Store, word: str) -> None:
    from model.errors import ScenarioError, nearest

    try:
        store.find("--clean", word)
    except ScenarioError:
        kind = nearest(word, KINDS)
        if not kind:
            raise
        found = f"no folder of results and no kind {word!r}"
        raise refusal("--clean", found, nearest=kind, allowed=_ALLOWED) from None


def _items(store: Store, words: list[str]) -> Iterator[Item]:
    from model.ensemble.removal import remove_results, remove_unfinished

    named = {store.find("--clean", word).name for word in words if word not in KINDS}
    for held in store.results:
        why = _why(held, words, held.name in named)
        if why:
            size, remove = held.size.bytes, partial(remove_results, held.folder)
            yield Item(held.name, why, size, remove, _obstacle(held))
        elif INTERRUPTED in words and held.unfinished:
            size, remove = _unfinished_bytes(held), partial(remove_unfinished, held.folder)
            what = f"{held.unfinished} unfinished runs"
            yield Item(held.name, what, size, remove, _obstacle(held))
    yield from _study_items(store, words)


def _obstacle(held: ResultFolder) -> str:
    """Why a folder of results has to stay; empty where nothing speaks against removing it."""
    from model.ensemble.result_inventory import State

    if held.state is State.RUNNING:
        return "a run is writing to it"
    return f"it holds what no run wrote: {', '.join(held.foreign)}" if held.foreign else ""


def _why(held: ResultFolder, words: list[str], is_named: bool) -> str:
    """As what the whole of a folder is to go; empty where it is to stay."""
    from model.ensemble.result_inventory import State

    if is_named or ALL in words or (STALE in words and held.is_stale):
        return str(held.state)
    return str(held.state) if INTERRUPTED in words and held.state is State.INTERRUPTED else ""


def _unfinished_bytes(held: ResultFolder) -> int:
    from model.ensemble.result_inventory import size_of
    from model.ensemble.staging import WORK

    return size_of(held.folder / WORK).bytes


def _study_items(store: Store, words: list[str]) -> Iterator[Item]:
    from model.analysis.study.plan import FOLDER
    from model.analysis.study.study_cache import remove_cached
    from model.output.inventory import total

    everything = STUDIES in words or ALL in words
    going = [k for k in store.studies if everything or (STALE in words and k.is_stale)]
    if going:
        what = f"{len(going)} of {len(store.studies)} files of runs"
        remove = partial(remove_cached, store.root / FOLDER, going)
        yield Item(FOLDER, what, total(going).bytes, remove)


def listed(items: Sequence[Item]) -> list[str]:
    """What is to go, a line each."""
    from model.output.numbers import disk_size

    width = max(len(item.name) for item in items)
    return [f"{item.name:<{width}}  {disk_size(item.bytes):>8}  {item.what}" for item in items]


def _require_consent(items: Sequence[Item], yes: bool) -> None:
    """Show what is to go and ask; end the command where the user does not agree."""
    from model.output.numbers import disk_size

    size = disk_size(sum(item.bytes for item in items))
    if yes:
        return
    if not sys.stdin.isatty():
        names = ", ".join(item.name for item in items)
        found = f"would remove {names} ({size}), and nobody is there to be asked"
        raise refusal("--clean", found, allowed="with --yes, or --dry-run to see it all")
    note("\n".join(listed(items)))
    if not typer.confirm(f"Remove this and free {size}?", err=True):
        note("nothing removed")
        raise typer.Exit(1)
