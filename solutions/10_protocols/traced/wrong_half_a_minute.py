# mistake: guessed-time-limit
# fails: test_minutes
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    token = current.set(request_id)
    try:
        async with asyncio.timeout(30):  # <- here
            data = await load()
        return await asyncio.to_thread(render, data)
    finally:
        current.reset(token)
