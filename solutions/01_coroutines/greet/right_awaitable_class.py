"""A class whose objects can be awaited: to call it is to make one."""

import asyncio


class greet:  # noqa: N801
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return self._greet().__await__()

    async def _greet(self):
        print(f"Hello, {self.name}!")
        await asyncio.sleep(1)
        print(f"Goodbye, {self.name}!")
