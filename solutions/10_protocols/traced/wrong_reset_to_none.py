# mistake: none
# fails: test_gone_after_a_cancel, test_one_in_another
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    current.set(request_id)
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        current.set(None)
