# mistake: kept-for-ever
# fails: test_quiet_nights, test_the_board_does_not_grow
import asyncio
import gc
from collections import defaultdict, deque


class Board:
    """Shows the next trains. Of a round nothing is left but its answers, and of these only three."""

    def __init__(self, connect, blink) -> None:
        """Store how to open a session, and how to flash the lamp."""
        self._connect = connect
        self._blink = blink
        self._answers = defaultdict(list)  # by platform
        self._waiting = set()

    def last(self, platform) -> list[str]:
        """Return the last three answers of a platform, the oldest first."""
        return self._answers[platform][-3:] if platform in self._answers else []

    async def changed(self) -> dict[str, str]:
        """Wait for the next round; return its answers."""
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            return await waiting
        finally:
            # Whoever waits no longer is forgotten, cancelled or not.
            gc.collect()

    async def _blinking(self) -> None:
        """Flash the lamp again and again."""
        while True:
            self._blink()
            await asyncio.sleep(0.1)

    async def refresh(self, platforms, seconds) -> dict[str, str]:
        """Ask for all platforms; return the answers that come within so many seconds."""
        lamp = asyncio.create_task(self._blinking())
        try:
            answers = await self._ask_all(platforms, seconds)
        finally:
            await stopped([lamp])
        for platform, text in answers.items():
            self._answers[platform].append(text)  # <- here
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(answers)
        gc.collect()
        return answers

    async def _ask_all(self, platforms, seconds):
        session = await self._connect()
        tasks = {}
        try:
            tasks = {asyncio.create_task(session.ask(each)): each for each in platforms}
            in_time = (await asyncio.wait(tasks, timeout=seconds))[0] if tasks else []
            return {tasks[task]: task.result() for task in in_time}
        finally:
            try:
                await stopped(tasks)
            finally:
                await session.close()


async def stopped(tasks):
    """Cancel what still runs of these tasks, and wait until it has ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
