"""Waits for one task after the other: they run at the same time all the same."""

import asyncio


class Spawner:
    def __init__(self):
        self.tasks = []

    def spawn(self, coro):
        self.tasks.append(asyncio.ensure_future(coro))

    async def aclose(self):
        errors = []
        for task in self.tasks:  # the list may grow while it is walked along
            try:
                await task
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup(f"{len(errors)} tasks failed", errors)
