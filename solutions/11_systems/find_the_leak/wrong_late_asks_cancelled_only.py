# mistake: cancelled-not-awaited
# fails: test_no_task_is_left
import asyncio


class Board:
    """Shows the next trains of a station. What a round starts, it ends, but for what is late."""

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
        turn = asyncio.get_running_loop().create_future()
        self._waiting.add(turn)
        try:
            return await turn
        finally:
            self._waiting.discard(turn)

    async def refresh(self, platforms, seconds) -> dict[str, str]:
        """Ask for all platforms; return the answers that come within so many seconds."""
        flashing = asyncio.ensure_future(self._flash())
        try:
            answers = await self._ask(platforms, seconds)
        finally:
            flashing.cancel()
            await _over(flashing)
        for platform, text in answers.items():
            self._answers[platform] = [*self.last(platform), text][-3:]
        for turn in self._waiting:
            if not turn.done():
                turn.set_result(answers)
        return answers

    async def _flash(self) -> None:
        """Flash the lamp again and again."""
        while True:
            self._blink()
            await asyncio.sleep(0.1)

    async def _ask(self, platforms, seconds) -> dict[str, str]:
        session = await self._connect()
        asked = {}
        try:
            for each in platforms:
                asked[each] = asyncio.ensure_future(session.ask(each))
            if asked:
                await asyncio.wait(asked.values(), timeout=seconds)
            return {each: one.result() for each, one in asked.items() if one.done()}
        finally:
            for one in asked.values():
                one.cancel()  # <- here
                if one.done() and not one.cancelled():
                    one.exception()
            await _over(asyncio.ensure_future(session.close()))


async def _over(task) -> None:
    """Wait until a task has ended, whatever comes meanwhile."""
    cancelled = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled:
        raise cancelled
