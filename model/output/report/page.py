"""Writing a report as one HTML page that needs nothing beside it: no file, network or script."""

from __future__ import annotations

from model.output.palette import CORRIDORS, REFERENCE, SERIES
from model.output.report.contents import Contents

_IN_THE_DARK = {
    "#0072B2": "#4FB3E8", "#D55E00": "#F08C4A", "#009E73": "#35C79C", "#CC79A7": "#DE97BE",
    "#E69F00": "#F0B83A", "#56B4E9": "#7CC7F2", REFERENCE: "#A5A5A5",
    "#882255": "#D2789F", "#7E6BB5": "#A594DC",
}  # fmt: skip
"""The colours of figures on a dark screen."""


def html(contents: Contents) -> str:
    """The page. Whatever titles and texts hold, it is shown as written."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("model.output.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    colours = dict.fromkeys([REFERENCE, *SERIES, *CORRIDORS.values()])
    dark = {colour: _IN_THE_DARK[colour] for colour in colours if colour in _IN_THE_DARK}
    return environment.get_template("report.html").render(report=contents, dark=dark)
