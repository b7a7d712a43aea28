# mistake: none
# fails: test_closes_the_loop
import asyncio
import threading


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()  # <- here
    return asyncio.run_coroutine_threadsafe(greet(name), loop).result()
