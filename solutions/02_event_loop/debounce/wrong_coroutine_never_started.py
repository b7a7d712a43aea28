# mistake: never-awaited
# fails: all
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.version = 0

    def touch(self, value) -> None:
        self.version += 1
        self.wait_and_act(self.version, value)  # <- here

    async def wait_and_act(self, version, value):
        await asyncio.sleep(self.seconds)
        if version == self.version:
            self.action(value)

    def cancel(self) -> None:
        self.version += 1
