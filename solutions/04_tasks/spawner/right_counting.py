"""Counts how many are running, and waits for the last of them to say that it was the last."""

import asyncio


class Spawner:
    def __init__(self) -> None:
        self.tasks = set()
        self.errors = []
        self.idle = asyncio.Event()
        self.idle.set()

    def spawn(self, coro) -> None:
        self.idle.clear()
        self.tasks.add(asyncio.create_task(self.watch(coro)))

    async def watch(self, coro) -> None:
        try:
            await coro
        except Exception as error:
            self.errors.append(error)
        finally:
            self.tasks.discard(asyncio.current_task())
            if not self.tasks:
                self.idle.set()

    async def aclose(self) -> None:
        await self.idle.wait()
        if self.errors:
            raise ExceptionGroup("spawned tasks failed", self.errors)
