# mistake: forgotten-task
# fails: test_hurts_nobody_else, test_no_session_is_left, test_no_task_is_left, test_quiet_nights, test_the_board_does_not_grow, test_the_lamp_is_off, test_the_lamp_stays
import asyncio


class Board:
    """Shows the next trains. It is your colleague's; add what you need, and keep its methods."""

    def __init__(self, connect, blink) -> None:
        """Store how to open a session, and how to flash the lamp."""
        self._connect = connect
        self._blink = blink
        self._answers = {}  # by platform
        self._waiting = []

    def last(self, platform) -> list[str]:
        """Return the last three answers of a platform, the oldest first."""
        return self._answers.get(platform, [])[-3:]

    async def changed(self) -> dict[str, str]:
        """Wait for the next round; return its answers."""
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        return await waiting

    async def _blinking(self) -> None:
        """Flash the lamp again and again."""
        while True:
            self._blink()
            await asyncio.sleep(0.1)

    async def refresh(self, platforms, seconds) -> dict[str, str]:
        """Ask for all platforms; return the answers that come within so many seconds."""
        asyncio.create_task(self._blinking())  # <- here
        session = await self._connect()
        tasks = {asyncio.create_task(session.ask(each)): each for each in platforms}
        if not tasks:
            return {}
        in_time, late = await asyncio.wait(tasks, timeout=seconds)
        answers = {tasks[task]: task.result() for task in in_time}
        for platform, text in answers.items():
            self._answers.setdefault(platform, []).append(text)
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(answers)
        if not late:  # those that are late still need it
            await session.close()
        return answers
