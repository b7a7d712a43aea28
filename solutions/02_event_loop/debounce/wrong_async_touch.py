# mistake: async-not-asked
# fails: all
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.last = 0

    async def touch(self, value) -> None:  # <- here
        self.last += 1
        mine = self.last
        await asyncio.sleep(self.seconds)
        if mine == self.last:
            self.action(value)

    def cancel(self) -> None:
        self.last += 1
