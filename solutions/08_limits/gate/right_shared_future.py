"""One future for each opening, which all share; the shield keeps one's cancel from the others."""

from asyncio import get_running_loop, shield


class Gate:
    def __init__(self) -> None:
        self.openings = 0
        self.opening = get_running_loop().create_future()

    def open(self) -> None:
        if not self.opening.done():
            self.openings += 1
            self.opening.set_result(self.openings)

    def close(self) -> None:
        if self.opening.done():
            self.opening = get_running_loop().create_future()

    async def wait(self) -> int:
        return await shield(self.opening)
