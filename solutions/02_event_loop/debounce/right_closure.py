"""The timer's `cancel` is kept in place of the timer, and at first it is a function that does nothing."""

import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Debounce:
    seconds: float
    action: Any
    cancel: Any = field(default=lambda: None)

    def touch(self, value):
        self.cancel()
        later = asyncio.get_running_loop().call_later
        self.cancel = later(self.seconds, lambda: self.action(value)).cancel
