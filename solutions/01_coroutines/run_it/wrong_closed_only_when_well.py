# mistake: loop-left-open
# fails: test_closes_the_loop
import asyncio


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    greeting = loop.run_until_complete(greet(name))
    loop.close()  # <- here
    return greeting
