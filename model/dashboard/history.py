"""What was chosen before, and what was taken back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from model.dashboard.choices import Choices

_MOST = 200
"""Steps that can be taken back."""


@dataclass(frozen=True, slots=True)
class History:
    """The present choices between those of the past, the last one last, and of the future.

    While a `gesture` lasts, as a dial being dragged, all its steps are one.
    """

    present: Choices = field(default_factory=Choices)
    past: tuple[Choices, ...] = ()
    future: tuple[Choices, ...] = ()
    gesture: str = ""

    def go(self, choices: Choices, gesture: str = "") -> History:
        """On to other choices, as a part of a `gesture` or on their own.

        A gesture begins with its first change, and is none once it is back where it began.
        """
        under_way = bool(gesture) and gesture == self.gesture
        if choices == self.present:
            return self if under_way else self.settled()
        if under_way and choices == self.past[-1]:
            return History(choices, self.past[:-1])
        if under_way:
            return replace(self, present=choices, future=())
        past = (*self.past, self.present)[-_MOST:]
        return History(choices, past, (), gesture)

    def settled(self) -> History:
        """With the gesture at its end."""
        return replace(self, gesture="")

    def undo(self) -> History:
        """Back by a step, if there is one."""
        if not self.past:
            return self.settled()
        *past, last = self.past
        return History(last, tuple(past), (self.present, *self.future))

    def redo(self) -> History:
        """On again by a step that was taken back, if there is one."""
        if not self.future:
            return self.settled()
        first, *future = self.future
        return History(first, (*self.past, self.present), tuple(future))
