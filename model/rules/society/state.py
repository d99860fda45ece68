"""The state of the publics, and their parameters: records of what each file of rules names."""

from __future__ import annotations

from typing import NamedTuple

from model.rules.society import (
    environment,
    feelings,
    knowledge,
    land,
    migration,
    presence,
    protest,
    public,
    response,
    rumour,
    rumour_onset,
    summary,
    welfare,
)


class Parameters(NamedTuple):
    """Parameters of the register, by the file of rules that takes them."""

    environment: environment.Parameters
    feelings: feelings.Parameters
    knowledge: knowledge.Parameters
    land: land.Parameters
    migration: migration.Parameters
    presence: presence.Parameters
    protest: protest.Parameters
    public: public.Parameters
    response: response.Parameters
    rumour: rumour.Parameters
    rumour_onset: rumour_onset.Parameters
    summary: summary.Parameters
    welfare: welfare.Parameters


class Country(NamedTuple):
    """The publics of a run."""

    presence: presence.Whole
    rumour: rumour.Abroad
    pressures: response.Pressures
    start: welfare.Livelihood
    """What people lived on in the first quarter; 0 before it."""
    outcomes: summary.Outcomes


class Region(NamedTuple):
    """The public of a region."""

    presence: presence.Presence
    announced: rumour_onset.Announced
    rumour: rumour.Rumour
    will: feelings.Will
    mood: public.Mood
