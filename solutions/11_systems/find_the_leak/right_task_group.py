"""Has a task group for the asks, ended by a timeout of its own, and a timer for the lamp."""

import asyncio
from contextlib import AsyncExitStack


class Board:
    """Shows the next trains."""

    def __init__(self, connect, blink) -> None:
        """Store how to open a session, and how to flash the lamp."""
        self.connect, self.blink = connect, blink
        self.answers, self.waiting = {}, []

    def last(self, platform) -> list[str]:
        """Return the last three answers of a platform, the oldest first."""
        return self.answers.get(platform, [])

    async def changed(self) -> dict[str, str]:
        """Wait for the next round; return its answers."""
        box = asyncio.Queue()
        self.waiting.append(box)
        try:
            return await box.get()
        finally:
            if box in self.waiting:
                self.waiting.remove(box)

    async def refresh(self, platforms, seconds) -> dict[str, str]:
        """Ask for all platforms; return the answers that come within so many seconds."""
        answers = {}
        async with AsyncExitStack() as stack:
            stack.callback(self.stop, self.start())
            session = await self.connect()
            stack.push_async_callback(session.close)
            try:
                async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
                    for platform in platforms:
                        group.create_task(self.ask(session, platform, answers))
            except TimeoutError:
                pass
            except ExceptionGroup as errors:
                raise errors.exceptions[0] from None
        for platform, text in answers.items():
            self.answers[platform] = (self.last(platform) + [text])[-3:]
        boxes, self.waiting = self.waiting, []
        for box in boxes:
            box.put_nowait(answers)
        return answers

    async def ask(self, session, platform, answers):
        """Ask for one platform."""
        answers[platform] = await session.ask(platform)

    def start(self):
        """Let the lamp blink; return what holds its timer."""
        loop, timer = asyncio.get_running_loop(), []

        def flash():
            self.blink()
            timer[:] = [loop.call_later(0.1, flash)]

        flash()
        return timer

    def stop(self, timer):
        """Switch off the lamp."""
        timer[0].cancel()
