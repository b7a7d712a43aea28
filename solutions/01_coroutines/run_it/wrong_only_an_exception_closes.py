# mistake: base-exception-missed
# fails: test_closes_the_loop
import asyncio


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    try:
        result = loop.run_until_complete(greet(name))
    except Exception:  # <- here
        loop.close()
        raise
    loop.close()
    return result
