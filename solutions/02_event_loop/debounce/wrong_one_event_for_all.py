# mistake: none
# fails: test_objects_are_apart
"""A touch of one object is one of all others, too."""

import asyncio

touched = asyncio.Event()  # <- here


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.task = None

    def touch(self, value) -> None:
        self.value = value
        touched.set()
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._wait())

    async def _wait(self):
        while True:
            touched.clear()
            try:
                await asyncio.wait_for(touched.wait(), self.seconds)
            except TimeoutError:
                break
        self.task = None
        self.action(self.value)

    def cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()
            self.task = None
