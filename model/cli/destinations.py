"""Files that a user asks to be written: refused before any work is done, where they cannot be."""

from __future__ import annotations

import os
from pathlib import Path

from model.cli.ensembles import ready_folder, refusal


def ready_file(option: str, path: Path | None) -> None:
    """Make sure that a file can be written, making its folder. Raises ``ScenarioError``."""
    if path is None:
        return
    try:
        if path.is_dir():
            raise refusal(option, f"{path} is a folder", allowed="a file")
        there = path.exists()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise refusal(option, f"cannot write to {path}: {reason}", allowed="a file") from None
    if not there:
        ready_folder(option, path.parent)
    elif not os.access(path, os.W_OK):
        raise refusal(option, f"cannot write to {path}", allowed="a file of your own")


def ready_page(option: str, path: Path | None) -> None:
    """As `ready_file`, of a page of text parts of which are kept."""
    from model.text_file import read_text

    ready_file(option, path)
    if path is not None and path.exists():
        read_text(path)
