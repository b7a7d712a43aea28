# mistake: none
# fails: test_closes_the_loop
import asyncio

runner = asyncio.Runner()


def run_greeting(greet, name) -> str:
    return runner.run(greet(name))  # <- here
