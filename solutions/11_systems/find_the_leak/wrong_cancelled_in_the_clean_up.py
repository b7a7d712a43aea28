# mistake: session-left-open
# fails: test_no_session_is_left
import asyncio
from collections import deque


async def finish(tasks):
    """Wait until these have ended, even if this is cancelled meanwhile; then say so."""
    cancelled = None
    pending = {task for task in tasks if not task.done()}
    while pending:
        try:
            _, pending = await asyncio.wait(pending)
        except asyncio.CancelledError as error:
            cancelled = error
            pending = {task for task in pending if not task.done()}
    for task in tasks:
        if not task.cancelled():
            task.exception()  # looked at, so that nobody complains
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

    async def refresh(self, platforms, seconds) -> dict[str, str]:
        """Ask for all platforms; return the answers that come within so many seconds."""
        lamp = asyncio.create_task(self._blinking())
        try:
            answers = await self._round(platforms, seconds)
        finally:
            lamp.cancel()
            await finish([lamp])
        for platform, text in answers.items():
            self._answers.setdefault(platform, deque(maxlen=3)).append(text)
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(answers)
        self._waiting.clear()
        return answers

    async def _round(self, platforms, seconds):
        """Open a session, ask in it, and close it."""
        session = await self._connect()  # <- here
        tasks = {}
        try:
            tasks = {asyncio.create_task(session.ask(each)): each for each in platforms}
            in_time = set()
            if tasks:
                in_time, _ = await asyncio.wait(tasks, timeout=seconds)
            return {tasks[task]: task.result() for task in in_time}
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            closing = asyncio.create_task(session.close())
            await finish([closing])
            closing.result()
