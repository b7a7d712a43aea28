# mistake: blocking-call
# fails: test_closes_the_loop, test_works_again, test_an_exception_comes_through
import asyncio
import threading


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return asyncio.run_coroutine_threadsafe(greet(name), loop).result()  # <- here
