# mistake: wait-missing
# fails: test_pauses_between_readings
import asyncio


class Schedule:
    due = None

    def __init__(self, every) -> None:
        self.every = every
        self.loop = asyncio.get_running_loop()

    def mark(self) -> None:
        self.due = self.loop.time() + self.every  # <- here

    async def until_due(self) -> None:
        if self.due is not None:
            left = self.due - self.loop.time()
            await asyncio.sleep(left)


async def poll(read, times, every) -> list[float]:
    schedule = Schedule(every)
    readings = []
    while len(readings) < times:
        await schedule.until_due()
        schedule.mark()
        readings.append(await read())
    return readings
