# mistake: polling
# fails: all
import asyncio


class Gate:
    def __init__(self) -> None:
        self.is_open = False
        self.openings = 0

    def open(self) -> None:
        if not self.is_open:
            self.is_open = True
            self.openings += 1

    def close(self) -> None:
        self.is_open = False

    async def wait(self) -> int:
        while not self.is_open:
            await asyncio.sleep(0.01)  # <- here
        return self.openings
