# mistake: serial-await
# asked: takes(under=1.5)
import asyncio


async def main(fetch):
    turns = [asyncio.Event() for _ in range(4)]
    turns[0].set()

    async def one(number, name):
        await turns[number].wait()  # <- here
        await fetch(name)
        turns[number + 1].set()

    await asyncio.gather(*[one(n, name) for n, name in enumerate(("users", "posts", "news"))])
