# mistake: forgotten-task
# fails: test_returns_what_greet_returns, test_works_again, test_an_exception_comes_through
import asyncio


def run_greeting(greet, name) -> str:
    async def main():
        task = asyncio.create_task(greet(name))  # <- here
        await asyncio.sleep(0)
        return task.result() if task.done() else ""

    return asyncio.run(main())
