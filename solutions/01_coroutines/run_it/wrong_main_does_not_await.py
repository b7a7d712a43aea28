# mistake: returned-coroutine
# fails: all
import asyncio


def run_greeting(greet, name) -> str:
    async def main():
        return greet(name)  # <- here

    return asyncio.run(main())
