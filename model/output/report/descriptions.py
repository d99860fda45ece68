"""What a scenario is about, in the language of the report."""

from __future__ import annotations

from model.languages import ENGLISH, Language
from model.risks import Dial, dial_registry
from model.scenario import Scenario


def described(scenario: Scenario, text: Language) -> str:
    """A scenario's description in a language; as it was written where it has no translation.

    Those of the scenarios that turn one risk alone are put together from what the risk means.
    """
    written = scenario.description
    for dial in dial_registry().values():
        if written == _alone(dial, ENGLISH):
            return _alone(dial, text)
    return text(written)


def _alone(dial: Dial, text: Language) -> str:
    return text(
        "{risk} This risk alone is turned to 1, the worst that is plausible: {worst}. At 0 it would"
        " mean: {absent}. All else is as in the baseline.",
        risk=text(dial.description),
        worst=text(dial.worst),
        absent=text(dial.absent),
    )
