"""find_the_leak: a program that grows, round by round.

A railway station has a board with the next trains. A colleague wrote the program. It is restarted every
Monday, and nobody remembers why. This week somebody forgot. By Friday the program had nine thousand open
connections, four thousand tasks, and all the memory of the machine.

Nothing is wrong with a single round. But something is left of it each time: a *leak*. The code below is your
colleague's. Find its leaks, there are several, and fix them. It should still do this:

    board = Board(connect, blink)
    await board.refresh(["1", "2", "3"], seconds=5)
    → {"1": "Rome 10:04", "3": "Basel 10:12"}        # platform 2 has not answered in time

`connect` is an async function that opens a session with the railway's computer. A session has two async
methods: `ask(platform)` and `close()`. `blink` is an ordinary function, which flashes a lamp. There is
nothing wrong with them.

What is checked. First, that the behavior stays:

- `refresh` asks for all platforms at once in one session, and returns the answers that come within
  `seconds`. It returns as soon as all have answered. An exception that `ask` raises comes out of it.
- While a round runs, the lamp blinks: at its start, and then every 0.1 seconds.
- `changed` waits for the next round that ends without an exception, and returns its answers. Several may wait,
  and some of them may be cancelled.
- `last` returns the last three answers of a platform, the oldest first.
- Several rounds may run at the same time.

Then, that nothing is left of a round, whether it returns, raises, or is cancelled at any moment:

- No task of it is running when it ends, and an `ask` that is cancelled needs a moment to end. Tasks that are
  not its own are none of its business.
- Its session is closed when it ends, and only then. All sessions are.
- The lamp does not blink any more.
- The board keeps what it still needs, and nothing else. It holds as much after a hundred rounds as after
  ten. The same goes for those who wait in `changed` and are cancelled, at night, when there are no rounds,
  and for a `last` of a platform that nobody has asked for.

New here: looking for what a program leaves behind. Not needed here: anything of the module `gc`.
"""

import asyncio


# Your colleague's class. Add what you need, and keep its methods.
class Board:
    """Shows the next trains of a station."""

    def __init__(self, connect, blink) -> None:
        """Store how to open a session, and how to flash the lamp."""
        self._connect = connect
        self._blink = blink
        self._answers = {}  # by platform
        self._waiting = []

    def last(self, platform) -> list[str]:
        """Return the last three answers of a platform, the oldest first."""
        # TODO: fix what has to be fixed, here and below. Then delete this line in each method.
        raise NotImplementedError("Board is not fixed yet")

        return self._answers.get(platform, [])[-3:]

    async def changed(self) -> dict[str, str]:
        """Wait for the next round; return its answers."""
        raise NotImplementedError("Board is not fixed yet")

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
        raise NotImplementedError("Board is not fixed yet")

        asyncio.create_task(self._blinking())
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


# From here on you need change nothing. To try your code, run `python find_the_leak.py`.


class Session:
    """Simulates a session with the railway's computer."""

    number = 0

    def __init__(self) -> None:
        Session.number += 1

    async def ask(self, platform: str) -> str:
        """Answer soon; platform 2 is slow, and there is no platform 9."""
        await asyncio.sleep(30 if platform == "2" else 0.05)
        if platform == "9":
            raise LookupError("there is no platform 9")
        return f"a train at {platform}"

    async def close(self) -> None:
        """Close it."""
        Session.number -= 1


async def connect() -> Session:
    """Open a session."""
    await asyncio.sleep(0.01)
    return Session()


async def main() -> None:
    """Show what is left after some rounds."""
    board = Board(connect, lambda: None)
    for _ in range(5):
        print(await board.refresh(["1", "2", "3"], 0.2))
        try:
            await board.refresh(["1", "9"], 0.2)
        except LookupError as error:
            print(f"an error: {error}")
    print(f"{Session.number} open sessions, {len(asyncio.all_tasks()) - 1} tasks")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and fix it.")
