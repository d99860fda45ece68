"""The page of scenarios: what each changes, compared with the baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs.reference import writing
from docs.reference.writing import claims, link, number, table, words
from model.events import Event
from model.scenario import Scenario, catalogue, differences, load_scenario

_ABOUT = """The scenarios that come with the project, each a file of `scenarios/`, with what it
changes beyond the baseline. One starts from them with `python run_sim.py new my_scenario --from
blocked_by_russia`; the [tutorial](../tutorial.md) shows how.

On the command line: `python run_sim.py list`, and `show NAME` for every value of one."""
_ONLY = """Each turns one risk alone to its worst and leaves all else as in the baseline."""
_PAGES = {"dials": "risks", "policies": "policies", "parameters": "parameters"}


def page() -> str:
    """The whole page; those that turn one risk alone stand in one table at its end."""
    names = [name for name in catalogue() if not name.startswith("only_")]
    baseline = load_scenario("baseline")
    parts = []
    for name in sorted(names, key=lambda name: (name != "baseline", name)):
        parts += list(_scenario(load_scenario(name), baseline))
    alone = [load_scenario(name) for name in catalogue() if name.startswith("only_")]
    rows = [(writing.anchored(each.name), _first(each), claims(each.ledger)) for each in alone]
    table_of_those = table(("scenario", "", "claims"), rows)
    return writing.page("Scenarios", _ABOUT, *parts, "## One risk alone", _ONLY, table_of_those)


def _first(scenario: Scenario) -> str:
    """The first sentence of what a scenario is."""
    return words(scenario.description.split(". ")[0] + ".")


def _scenario(scenario: Scenario, baseline: Scenario) -> Iterator[str]:
    yield f"## {words(scenario.title)}"
    yield f'<a id="{scenario.name}"></a>`{scenario.name}`. {words(scenario.description)}'
    changed = differences(scenario, baseline)
    facts = [f"- Until {scenario.since} all is as in the baseline."] if scenario.since else []
    if scenario.extends not in (None, "baseline"):
        facts.append(f"- Extends {link(str(scenario.extends))}.")
    for section, of in _PAGES.items():
        values: Mapping[str, float] = getattr(changed, section)
        was = getattr(baseline, section)
        facts += [f"- {_change(name, of, value, was)}" for name, value in values.items()]
    facts += [f"- {link(name, 'parameters')} varies otherwise" for name in changed.uncertainty]
    facts += [f"- {_event(each)}" for each in scenario.events if each.name in changed.events]
    facts += [f"- Claims: {claims(scenario.ledger)}"] if scenario.ledger else []
    yield "\n".join(facts)


def _change(name: str, of: str, value: float, was: Mapping[str, float]) -> str:
    before = f" (baseline {number(was[name])})" if name in was else ""
    return f"{link(name, of)} = {number(value)}{before}"


def _event(event: Event) -> str:
    where = f" at `{event.target}`" if event.target else ""
    fading = f", then halving every {number(event.fade)}" if event.fade else ""
    chance = f", with a probability of {number(event.probability)}" if event.probability < 1 else ""
    quarters = "quarter" if event.duration == 1 else "quarters"
    return (
        f"Event `{event.name}`: {link(event.channel, 'events_and_channels')}{where}, size "
        f"{number(event.size)} from {event.start} for {event.duration} {quarters}{fading}{chance}"
    )
