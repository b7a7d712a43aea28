"""The way before `asyncio.run`: makes the loop, and closes it in a `finally`, so that no error leaves it open."""

import asyncio


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(greet(name))
    finally:
        loop.close()
