"""A chart with its title, drawn in the browser by a library that the server brings along."""

from __future__ import annotations

from typing import Any

from model.dashboard.panels.template import template


@template("chart.vue")
def Chart(
    figure: dict[str, Any],
    title: str = "",
    described: str = "",
    note: str = "",
    height: int = 240,
) -> None:
    """A Plotly `figure`, with what it shows `described` for those who cannot see it."""
