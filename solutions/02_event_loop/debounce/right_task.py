"""A task that sleeps and then acts takes the place of the timer, and is cancelled in its stead."""

import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.waiting = None  # also keeps the task from being thrown away

    def touch(self, value) -> None:
        self.cancel()
        self.waiting = asyncio.create_task(self._act_later(value))

    async def _act_later(self, value):
        await asyncio.sleep(self.seconds)
        self.action(value)

    def cancel(self) -> None:
        if self.waiting:
            self.waiting.cancel()
