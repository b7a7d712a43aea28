# mistake: falsy-dropped
# fails: test_calls_each_once, test_gives_the_answer
import asyncio


class Pigeonhole:
    def __init__(self) -> None:
        self.changed = asyncio.Condition()
        self.letter = None

    async def fill(self, fetch) -> None:
        letter = await fetch()
        async with self.changed:
            self.letter = letter
            self.changed.notify_all()

    async def empty(self) -> str:
        async with self.changed:
            while not self.letter:  # <- here
                await self.changed.wait()
        return self.letter


async def report(fetch, tidy_up) -> str:
    hole = Pigeonhole()
    postman = asyncio.create_task(hole.fill(fetch))
    await tidy_up()
    figures = await hole.empty()
    await postman
    return figures
