"""Keeps the way to give up the wait, as a function, in place of the timer; at first it does nothing."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def nothing() -> None:
    pass


@dataclass
class Debounce:
    seconds: float
    action: Callable[[Any], object]
    give_up: Callable[[], object] = nothing

    def touch(self, value):
        self.give_up()
        later = asyncio.get_running_loop().call_later
        self.give_up = later(self.seconds, lambda: self.action(value)).cancel

    def cancel(self):
        self.give_up()
