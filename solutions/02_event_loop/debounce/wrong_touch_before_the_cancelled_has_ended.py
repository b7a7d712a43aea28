# mistake: missing-call
# fails: test_cancel_is_harmless
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
        # A task that was cancelled in this turn of the loop is not done yet.
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._wait())

    async def _wait(self):
        while True:
            self.touched.clear()
            try:
                await asyncio.wait_for(self.touched.wait(), self.seconds)
            except TimeoutError:
                break
        self.task = None
        self.action(self.value)

    def cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()
