"""One table of all items; each stage has a counter of what it has done, and an event that says so."""

import asyncio


class Progress:
    """How many items a stage has done."""

    def __init__(self, done):
        self.done, self.changed = done, asyncio.Event()

    def step(self):
        self.done += 1
        self.changed.set()

    async def beyond(self, number):
        while self.done <= number:
            self.changed.clear()
            await self.changed.wait()


async def pipeline(items, *stages) -> list:
    table = list(items)

    async def run(stage, before, mine):
        for number in range(len(table)):
            await before.beyond(number)
            table[number] = await stage(table[number])
            mine.step()

    async with asyncio.TaskGroup() as group:
        before = Progress(len(table))
        for stage in stages:
            mine = Progress(0)
            group.create_task(run(stage, before, mine))
            before = mine
    return table
