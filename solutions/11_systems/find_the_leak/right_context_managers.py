"""Has an async context manager for the lamp and one for the session, and a list for each platform."""

import asyncio
from contextlib import asynccontextmanager


class Board:
    """Shows the next trains."""

    def __init__(self, connect, blink) -> None:
        """Store how to open a session, and how to flash the lamp."""
        self._connect = connect
        self._blink = blink
        self._answers = {}
        self._next_round = None  # one future for all who wait

    def last(self, platform) -> list[str]:
        """Return the last three answers of a platform, the oldest first."""
        return self._answers.get(platform, [])[:]

    async def changed(self) -> dict[str, str]:
        """Wait for the next round; return its answers."""
        if self._next_round is None:
            self._next_round = asyncio.get_running_loop().create_future()
        return await asyncio.shield(self._next_round)

    async def refresh(self, platforms, seconds) -> dict[str, str]:
        """Ask for all platforms; return the answers that come within so many seconds."""
        async with self._lamp(), self._session() as session:
            answers = {}

            async def ask(platform):
                answers[platform] = await session.ask(platform)

            tasks = [asyncio.ensure_future(ask(each)) for each in platforms]
            try:
                if tasks:
                    await asyncio.wait(tasks, timeout=seconds)
                for task in tasks:
                    if task.done():
                        task.result()
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        for platform, text in answers.items():
            self._answers[platform] = [*self._answers.get(platform, []), text][-3:]
        if self._next_round is not None:
            waiting, self._next_round = self._next_round, None
            waiting.set_result(answers)
        return answers

    @asynccontextmanager
    async def _lamp(self):
        async def blink():
            while True:
                self._blink()
                await asyncio.sleep(0.1)

        lamp = asyncio.create_task(blink())
        try:
            yield
        finally:
            lamp.cancel()
            await asyncio.wait([lamp])

    @asynccontextmanager
    async def _session(self):
        session = await self._connect()
        try:
            yield session
        finally:
            await session.close()
