# mistake: loop-left-open
# fails: test_closes_the_loop
import asyncio


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(greet(name))
    finally:
        loop.stop()  # <- here
