"""The JSON Schema of scenario files, made from the registers, by which editors complete."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from model.clock import FIRST_QUARTER
from model.events import Channel, channel_registry
from model.risks import dial_registry, policy_registry
from model.scenario.event_section import LONGEST, REQUIRED
from model.scenario.folder import home
from model.scenario.inputs import Input, input_registry
from model.scenario.scenario import DRAWS
from model.scenario.spread_section import FIXED, VARYING
from model.scenario.words import LONGEST_NAME, LONGEST_TITLE, NAME_PATTERN

FILE = "schema.json"
FIRST_LINE = f"# yaml-language-server: $schema={FILE}"
"""The line of a scenario file by which editors find the schema."""
_QUARTER = r"^(20(1[3-9]|[2-5][0-9])-Q[1-4]|2060-Q[1-4])$"

Schema = dict[str, Any]


def scenario_schema() -> Schema:
    """What a scenario file may hold (JSON Schema, draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario",
        **_table(
            {
                "title": {
                    **_text("One line that says what is varied."),
                    "maxLength": LONGEST_TITLE,
                },
                "description": _text("What is varied, why, and which claims it follows."),
                "extends": _name("Scenario whose values it starts from; baseline if not given."),
                "ledger": {"$ref": "#/$defs/ledger"},
                "since": _quarter("Quarter from which its values differ from the baseline's."),
                "horizon": _table(
                    {
                        "start": {"const": str(FIRST_QUARTER)},
                        "end": _quarter("The last quarter."),
                    }
                ),
                "draws": {
                    "enum": list(DRAWS),
                    "description": "What parameters are drawn from: what was learnt, or ranges.",
                },
                "parameters": _inputs("parameters"),
                "dials": _inputs("dials"),
                "policies": _inputs("policies"),
                "uncertainty": _uncertainty(),
                "events": {"type": ["array", "null"], "items": _event()},
            },
            required=["title"],
        ),
        "$defs": {
            "ledger": {"type": ["array", "null"], "items": {"type": "string"}},
            "spread": _spread(),
        },
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(scenario_schema(), indent=1, ensure_ascii=False) + "\n"


def write_schema(folder: Path | None = None) -> Path:
    """Write the schema beside the scenarios, whole or not at all. Returns its path."""
    path = home(folder) / FILE
    draft = path.with_name(f".{FILE}.{os.getpid()}")
    draft.write_text(schema_text(), encoding="utf-8")
    draft.replace(path)
    return path


def _table(properties: Schema, required: Iterable[str] = ()) -> Schema:
    """Keys with values, none but those given; an optional section may stand empty."""
    names = list(required)
    return {
        "type": "object" if names else ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
        **({"required": names} if names else {}),
    }


def _text(description: str) -> Schema:
    return {"type": "string", "pattern": r"\S", "description": description}


def _name(description: str) -> Schema:
    pattern = f"^{NAME_PATTERN}$"
    return {
        "type": "string",
        "pattern": pattern,
        "maxLength": LONGEST_NAME,
        "description": description,
    }


def _quarter(description: str) -> Schema:
    return {"type": "string", "pattern": _QUARTER, "description": description}


def _inputs(section: str) -> Schema:
    entries = [entry for entry in input_registry().values() if entry.section == section]
    return _table({entry.name: _value(entry) for entry in entries})


def _value(entry: Input) -> Schema:
    return {
        "type": "number",
        "minimum": entry.low,
        "maximum": entry.high,
        "default": entry.default,
        "description": f"{_words(entry)} [{entry.unit}]",
    }


def _words(entry: Input) -> str:
    """What an input is; of dials and levers, also what their ends mean."""
    if entry.name in dial_registry():
        dial = dial_registry()[entry.name]
        return f"{entry.description} 0: {dial.absent}. 1: {dial.worst}."
    if entry.name in policy_registry():
        policy = policy_registry()[entry.name]
        return f"{entry.description} 0: {policy.lowest}. 1: {policy.highest}."
    return entry.description


def _uncertainty() -> Schema:
    spread = {"$ref": "#/$defs/spread"}
    return _table(
        {
            name: {**spread, "description": f"{entry.low:g} to {entry.high:g} [{entry.unit}]"}
            for name, entry in input_registry().items()
        }
    )


def _spread() -> Schema:
    number = {"type": "number"}
    parts = {"distribution": {"enum": list(VARYING)}, "low": number, "high": number, "mode": number}
    return {"anyOf": [{"const": FIXED}, _table(parts, ["distribution", "low", "high"])]}


def _event() -> Schema:
    quarters = {"minimum": 0, "maximum": LONGEST}
    properties: Schema = {
        "name": _name("Name of the event; that of a recorded event replaces it."),
        "channel": {"enum": list(channel_registry()), "description": "What it touches."},
        "target": {"type": ["string", "null"], "description": "Where, in channels with targets."},
        "start": _quarter("First quarter."),
        "duration": {
            "type": "integer",
            **quarters,
            "minimum": 1,
            "description": "Quarters in full force; 1 if not given.",
        },
        "size": {"type": "number", "description": "In the unit of the channel."},
        "fade": {
            "type": "number",
            **quarters,
            "description": "Quarters in which it halves afterwards; 0 ends it at once.",
        },
        "probability": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "Chance that it happens in a run; 1 if not given.",
        },
        "belt": {"type": "boolean", "description": "Whether it is part of the Belt and Road."},
        "ledger": {"$ref": "#/$defs/ledger"},
    }
    by_channel = [_channel_rule(channel) for channel in channel_registry().values()]
    return {**_table(properties, REQUIRED), "allOf": by_channel}


def _channel_rule(channel: Channel) -> Schema:
    """What an event in a channel must keep to."""
    words = f"{channel.description} [{channel.unit}]"
    size: Schema = {"minimum": channel.low, "maximum": channel.high, "description": words}
    target: Schema = {"enum": list(channel.targets)} if channel.targets else {"type": "null"}
    then: Schema = {"properties": {"size": size, "target": target}}
    if channel.targets:
        then["required"] = ["target"]
    return {"if": {"properties": {"channel": {"const": channel.name}}}, "then": then}
