# mistake: cached-coroutine
# fails: all
import asyncio


class Gate:
    def __init__(self) -> None:
        self.openings = 0
        self.opening = asyncio.get_running_loop().create_future()

    def open(self) -> None:
        if not self.opening.done():
            self.openings += 1
            self.opening.set_result(self.openings)

    def close(self) -> None:
        if self.opening.done():
            self.opening = asyncio.get_running_loop().create_future()

    async def wait(self) -> int:
        return await self.opening  # <- here
