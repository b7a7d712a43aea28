# mistake: returned-task
# fails: test_returns_what_greet_returns, test_works_again, test_closes_the_loop, test_an_exception_comes_through
import asyncio


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    task = loop.create_task(greet(name))
    loop.run_until_complete(asyncio.wait([task]))
    loop.close()
    return task  # <- here
