"""One timer at a time: when it goes off too early, because of later touches, it waits for the rest."""

import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.due = None
        self.value = None
        self.timer = None

    def touch(self, value) -> None:
        loop = asyncio.get_running_loop()
        self.value = value
        self.due = loop.time() + self.seconds
        if self.timer is None:
            self.timer = loop.call_at(self.due, self._look)

    def _look(self):
        loop = asyncio.get_running_loop()
        self.timer = None
        if self.due is None:
            return
        if loop.time() < self.due:
            self.timer = loop.call_at(self.due, self._look)
            return
        self.due = None
        self.action(self.value)

    def cancel(self) -> None:
        self.due = None
