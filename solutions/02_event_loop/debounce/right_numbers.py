"""Cancels no timer: each touch has a number, and a timer acts only if its number is the latest."""

import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.latest = 0

    def touch(self, value) -> None:
        self.latest += 1
        loop = asyncio.get_running_loop()
        loop.call_later(self.seconds, self._act, self.latest, value)

    def _act(self, number, value):
        if number == self.latest:
            self.action(value)

    def cancel(self) -> None:
        self.latest += 1
