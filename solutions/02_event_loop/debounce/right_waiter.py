"""One task waits for the next touch with a time limit, again and again, until none comes in time."""

import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.touched = asyncio.Event()
        self.task = None

    def touch(self, value) -> None:
        self.value = value
        self.touched.set()
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._wait())

    async def _wait(self):
        while True:
            self.touched.clear()
            try:
                await asyncio.wait_for(self.touched.wait(), self.seconds)
            except TimeoutError:
                break
        self.task = None  # the action may touch it again
        self.action(self.value)

    def cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()
            self.task = None
