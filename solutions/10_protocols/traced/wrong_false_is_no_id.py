# mistake: falsy-dropped
# fails: test_false_ids, test_one_in_another, test_the_background
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    found = current.get()
    if found:  # <- here
        return found
    return None


async def handle(request_id, load, render):
    token = current.set(request_id)
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        current.reset(token)
