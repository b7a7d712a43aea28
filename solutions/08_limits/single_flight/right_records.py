"""A record for each call: its task, and who waits; the callers forget it, no callback does."""

import asyncio
from dataclasses import dataclass


@dataclass
class Call:
    task: asyncio.Task
    callers: int = 0


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        call = self.calls.get(key)
        if call is None or call.task.done():
            call = self.calls[key] = Call(asyncio.create_task(fetch(key)))
        call.callers += 1
        try:
            await asyncio.wait([call.task])
        finally:
            call.callers -= 1
            if call.callers == 0:
                if self.calls.get(key) is call:
                    del self.calls[key]
                call.task.cancel()
                await asyncio.wait([call.task])
        return call.task.result()
