"""What the pages share: their heads, their tables, and links from one to the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.output import markdown

WRITTEN = "<!-- Written by `python -m docs.reference`; edit the registers and not this page. -->"


def page(title: str, about: str, *parts: str) -> str:
    """A whole page: its title, what it is about, and its parts."""
    return "\n\n".join([WRITTEN, f"# {title}", about, *parts]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def words(text: str) -> str:
    """Words of a register, none of which is markup but what stands in backticks."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return markdown.text(text)
    return "`".join(part if place % 2 else _plain(part) for place, part in enumerate(parts))


def _plain(text: str) -> str:
    """Words with markup escaped and the spaces about them kept."""
    inner = markdown.text(text)
    before, after = text[:1].isspace() * " ", text[-1:].isspace() * " "
    return f"{before}{inner}{after}" if inner else before


def anchored(name: str) -> str:
    """A name that can be linked to as ``#name``."""
    return f'<a id="{name}"></a>`{name}`'


def link(name: str, page: str = "") -> str:
    """A link to a name on a page; on the same one, if none is given."""
    return f"[`{name}`]({f'{page}.md' if page else ''}#{name})"


def claims(ids: Iterable[str]) -> str:
    """Links to numbered claims of the article."""
    return " ".join(f"[{claim}](ledger.md#{claim})" for claim in ids)


def number(value: float) -> str:
    """A number as one would type it."""
    return f"{value:.10g}"


def heading(part: str) -> str:
    """The heading of a part of the model."""
    return f"## {part.replace('_', ' ').capitalize()}"
