"""The page of events: through which channels they touch the world, and those of the record."""

from __future__ import annotations

from docs.reference import writing
from docs.reference.writing import anchored, claims, link, number, table, words
from model.data_files import ledger_ids, read_table
from model.events import Channel, channel_registry

_ABOUT = """What happens at a date. An event has its full size, in the unit of its channel, for
`duration` quarters from `start`, and then halves every `fade` quarters; with no `fade` it ends at
once. `probability` is the chance that it happens in a run. Sizes of events in force add up. In a
scenario:

```yaml
events:
  - name: iletsk_closed
    channel: link_closure
    target: iletsk_border
    start: 2028-Q1
    duration: 2
    size: 0.5
    fade: 1
```"""
_CHANNELS = """What an event can touch. On the command line: `python run_sim.py channels`."""
_RECORD = """Dated events of the article and of the record up to 2024, which happen in every
scenario. Those of the Belt itself, marked ●, shrink with the parameter `belt_and_road`."""


def page() -> str:
    """The whole page."""
    channels = table(
        ("channel", "", "unit", "range", "targets"), map(_channel, channel_registry().values())
    )
    head = ("event", "channel", "from", "quarters", "size", "fade", "claims", "source")
    record = table(head, map(_event, read_table("events.csv")))
    return writing.page(
        "Events and channels", _ABOUT, "## Channels", _CHANNELS, channels,
        "## Events of the record", _RECORD, record,
    )  # fmt: skip


def _channel(channel: Channel) -> tuple[str, ...]:
    return (
        anchored(channel.name),
        words(channel.description),
        words(channel.unit),
        f"{number(channel.low)} .. {number(channel.high)}",
        ", ".join(f"`{target}`" for target in channel.targets),
    )


def _event(row: dict[str, str]) -> tuple[str, ...]:
    target = f" at `{row['target']}`" if row["target"] else ""
    belt = " ●" if row["belt"] == "yes" else ""
    return (
        f"`{row['name']}`{belt}",
        f"{link(row['channel'])}{target}",
        row["start"],
        row["duration_quarters"],
        row["size"],
        row["fade_quarters"],
        claims(ledger_ids(row["ledger"])),
        f"{words(row['source'])} ({row['confidence']} confidence)",
    )
