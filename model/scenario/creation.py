"""Adding a scenario to those at hand."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from model.errors import Place
from model.findings import Findings
from model.scenario.folder import BASELINE, home
from model.scenario.resolve import load_scenario
from model.scenario.scenario import Scenario
from model.scenario.template import template
from model.scenario.words import LONGEST_TITLE, is_name, is_title
from model.text_file import shown


def create_scenario(
    name: str,
    parent: str,
    title: str | None = None,
    replace: bool = False,
    folder: Path | None = None,
) -> Path:
    """Write a commented scenario file that extends `parent`. Returns its path.

    Raises ``ScenarioError`` where the name or title may not be, or the file exists and is not to
    be replaced or cannot be written.
    """
    _refuse_bad_words(name, title, parent)
    words = name.replace("_", " ").capitalize() if title is None else title
    start = load_scenario(parent, folder=folder)
    path = home(folder) / f"{name}.yaml"
    _refuse_circle(name, start, path.parent)
    _write(path, template(words.strip(), start), replace)
    return path


def keep_scenario(name: str, text: str, folder: Path | None = None) -> Path:
    """Add a scenario file whose text is there already. Returns its path.

    Raises ``ScenarioError`` where the name may not be, or the file exists or cannot be written.
    """
    _refuse_bad_words(name, None, BASELINE)
    path = home(folder) / f"{name}.yaml"
    _write(path, text, replace=False)
    return path


def _refuse_bad_words(name: str, title: str | None, parent: str) -> None:
    findings = Findings()
    if not is_name(name):
        findings.add(Place("NAME"), "", f"{name!r} is not a name", "words_like_this")
    if name == BASELINE:
        findings.add(Place("NAME"), "", "the baseline is where all scenarios start", "other names")
    if not is_name(parent):
        findings.add(Place("--from"), "", f"{parent!r} is not a scenario's name", "words_like_this")
    if title is not None and not is_title(title):
        allowed = f"one line of text, at most {LONGEST_TITLE} characters"
        findings.add(Place("--title"), "", f"{title!r} is not a title", allowed)
    findings.raise_any()


def _refuse_circle(name: str, parent: Scenario, folder: Path) -> None:
    """A scenario that is replaced must not be one that its new parent extends."""
    above: Scenario | None = parent
    while above is not None:
        if above.name == name:
            findings = Findings()
            findings.add(Place("--from"), "", f"{parent.name} extends {name} itself")
            findings.raise_any()
        above = load_scenario(above.extends, folder=folder) if above.extends else None


def _write(path: Path, text: str, replace: bool) -> None:
    """Write the file whole or not at all; an existing one gives way only if it may."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    findings = Findings()
    try:
        draft.write_text(text, encoding="utf-8")
        if replace:
            draft.replace(path)
        else:
            path.hardlink_to(draft)
    except FileExistsError:
        findings.add(Place(shown(path)), "", "exists already", "another name, or --force")
    except OSError as error:
        findings.add(Place(shown(path)), "", f"cannot be written: {error.strerror}")
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
    findings.raise_any()
