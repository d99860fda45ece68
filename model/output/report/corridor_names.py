"""What land corridors are called in a report, briefly."""

from __future__ import annotations

from model.languages import Language, message

_NAMES = {
    "kazakhstan_russia_khorgos": message("Khorgos and Russia"),
    "kazakhstan_russia_dostyk": message("Dostyk and Russia"),
    "kazakhstan_russia_bakhty": message("Bakhty and Russia"),
    "trans_siberian": message("Trans-Siberian"),
    "mongolia": message("Mongolia"),
    "trans_caspian": message("Trans-Caspian"),
    "southern": message("Iran and Turkey"),
    "central_asian": message("China and Central Asia"),
    "north_south": message("Russia and Central Asia"),
    "bypass": message("Round Kazakhstan"),
    "road": message("Roads over Kazakhstan"),
    "river": message("The Irtysh"),
}


def corridor_name(corridor: str, text: Language) -> str:
    """The name of a land corridor of the network."""
    return text(_NAMES[corridor]) if corridor in _NAMES else corridor.replace("_", " ")
