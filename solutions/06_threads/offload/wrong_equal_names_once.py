# mistake: duplicates-merged
# fails: test_the_order_given
import asyncio
import time


class Readings:
    """Starts readings in threads, and knows their tasks by the name of the station."""

    def __init__(self, read, group: asyncio.TaskGroup) -> None:
        self.read = read
        self.group = group
        self.tasks: dict[str, asyncio.Task] = {}

    def start(self, name: str) -> None:
        """Start the reading of one station."""
        if name not in self.tasks:
            self.tasks[name] = self.group.create_task(asyncio.to_thread(self.read, name))

    def answer(self, name: str):
        """Return what the station has answered."""
        return self.tasks[name].result()


async def read_all(read, names) -> list:
    """Read all stations at the same time, in threads; return the answers in order of `names`."""
    async with asyncio.TaskGroup() as group:
        readings = Readings(read, group)
        for name in names:
            readings.start(name)
    return [readings.answer(name) for name in names]
