# mistake: loop-left-open
# fails: test_closes_the_loop
import asyncio

runner = asyncio.Runner()  # <- here


def run_greeting(greet, name) -> str:
    return runner.run(greet(name))
