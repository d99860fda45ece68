"""The standard pictures of a scenario: what each shows and where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.ensemble.manifest import NAME as MANIFEST
from model.ensemble.results import Results
from model.languages import ENGLISH, LANGUAGES, load
from model.output import selection
from model.output.corridor_map import land_corridors
from model.output.corridors import corridor_chart
from model.output.fan import fan_chart
from model.output.overview import PANELS, overview

_OVERVIEW = "overview"
_CORRIDORS = "corridors"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the results in `source`, with those in `reference` in grey, to lie at `path`.

    Its name is that of an outcome, ``corridors`` or ``overview``, its language a code. It is plain
    data, so that another process can draw it.
    """

    name: str
    path: Path
    source: Path
    reference: Path | None = None
    language: str = ENGLISH.code

    @property
    def panels(self) -> int:
        """How much there is to draw."""
        return PANELS if self.name == _OVERVIEW else 1

    def draw(self) -> Path:
        """Draw it and return where it lies."""
        results = Results.open(self.source)
        reference = Results.open(self.reference) if self.reference else None
        text = load(self.language)
        if self.name == _OVERVIEW:
            return overview(results, self.path, reference, text)
        if self.name == _CORRIDORS:
            return corridor_chart(results, self.path, text)
        return fan_chart(results, self.name, self.path, reference, text)


def file_name(name: str, language: str = ENGLISH.code) -> str:
    """The file of a picture: ``overview.png``, or ``overview.ru.png`` in another language."""
    return f"{name}.png" if language == ENGLISH.code else f"{name}.{language}.png"


def standard_pictures(
    results: Results,
    reference: Results | None = None,
    folder: Path | None = None,
    language: str = ENGLISH.code,
) -> list[Picture]:
    """The pictures that every scenario gets: main outcomes, corridors and overview."""
    if len(results.years) < 2:
        return []
    outcomes = [outcome for outcome in selection.FIGURES if outcome in results.outcomes]
    corridors = [_CORRIDORS] if land_corridors(results.outcomes) else []
    names = [*outcomes, *corridors, _OVERVIEW]
    return outcome_pictures(results, names, reference, folder, language)


def outcome_pictures(
    results: Results,
    names: Sequence[str],
    reference: Results | None = None,
    folder: Path | None = None,
    language: str = ENGLISH.code,
) -> list[Picture]:
    """A picture for each of the names, beside the results or in another `folder`."""
    place = folder or results.folder
    grey = reference.folder if reference else None
    return [
        Picture(name, place / file_name(name, language), results.folder, grey, language)
        for name in names
    ]


def up_to_date(results: Results, language: str = ENGLISH.code) -> bool:
    """Whether all standard pictures lie beside the results and were drawn from these very ones."""
    written = (results.folder / MANIFEST).stat().st_mtime
    paths = [picture.path for picture in standard_pictures(results, language=language)]
    return all(path.exists() and path.stat().st_mtime >= written for path in paths)


def discard(results: Results) -> None:
    """Delete the standard pictures that earlier results left behind, in whatever language."""
    for language in LANGUAGES:
        for picture in standard_pictures(results, language=language):
            picture.path.unlink(missing_ok=True)
