# mistake: cancelled-not-awaited
# fails: test_no_task_is_left
import asyncio
from collections import deque
from contextlib import asynccontextmanager


async def to_the_end(coroutine) -> None:
    """Run a clean-up to its end, also if somebody cancels meanwhile."""
    task = asyncio.create_task(coroutine)
    cancelled = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled


class Board:
    """Shows the next trains of a station."""

    def __init__(self, connect, blink) -> None:
        """Store how to open a session, and how to flash the lamp."""
        self._connect = connect
        self._blink = blink
        self._answers = {}  # by platform
        self._waiting = set()

    def last(self, platform) -> list[str]:
        """Return the last three answers of a platform, the oldest first."""
        return list(self._answers.get(platform, ()))

    async def changed(self) -> dict[str, str]:
        """Wait for the next round; return its answers."""
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            return await waiting
        finally:
            self._waiting.discard(waiting)

    async def _blinking(self) -> None:
        """Flash the lamp again and again."""
        while True:
            self._blink()
            await asyncio.sleep(0.1)

    @asynccontextmanager
    async def _lamp(self):
        """Blink during the block."""
        task = asyncio.create_task(self._blinking())
        try:
            yield
        finally:
            task.cancel()
            await to_the_end(asyncio.wait([task]))

    @asynccontextmanager
    async def _session(self):
        """Open a session for the block."""
        session = await self._connect()
        try:
            yield session
        finally:
            await to_the_end(session.close())

    @asynccontextmanager
    async def _asking(self, session, platforms):
        """Ask for all platforms, and stop it at the end of the block."""
        tasks = {asyncio.create_task(session.ask(each)): each for each in platforms}
        try:
            yield tasks
        finally:
            for task in tasks:
                if not task.cancel() and not task.cancelled():  # <- here
                    task.exception()

    def _tell(self, answers) -> None:
        """Keep the answers of a round, and wake those who wait for it."""
        for platform, text in answers.items():
            self._answers.setdefault(platform, deque(maxlen=3)).append(text)
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(answers)

    async def refresh(self, platforms, seconds) -> dict[str, str]:
        """Ask for all platforms; return the answers that come within so many seconds."""
        answers = {}
        async with self._lamp(), self._session() as session:
            async with self._asking(session, platforms) as tasks:
                if tasks:
                    in_time, _ = await asyncio.wait(tasks, timeout=seconds)
                    answers = {tasks[task]: task.result() for task in in_time}
        self._tell(answers)
        return answers
