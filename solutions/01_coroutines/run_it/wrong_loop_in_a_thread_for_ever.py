# mistake: loop-left-open
# fails: test_closes_the_loop
import asyncio
import threading


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()  # <- here
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return asyncio.run_coroutine_threadsafe(greet(name), loop).result()
