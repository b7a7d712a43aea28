# mistake: guessed-time-limit
# asked: gives("dive 3")
import asyncio


class Boat:
    def __init__(self, dive, seconds=2):
        self.dive = dive
        self.seconds = seconds

    async def wait(self):
        async with asyncio.timeout(self.seconds):  # <- here
            return await self.dive(3)


async def main(dive):
    return await Boat(dive).wait()
