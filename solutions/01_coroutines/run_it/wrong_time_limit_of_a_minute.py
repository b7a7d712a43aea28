# mistake: guessed-time-limit
# fails: test_returns_what_greet_returns
import asyncio


def run_greeting(greet, name) -> str:
    async def main():
        return await asyncio.wait_for(greet(name), timeout=60)  # <- here

    return asyncio.run(main())
