import asyncio
from contextvars import ContextVar

_call_id = ContextVar("call_id", default=None)


def call_id():
    """Return the id of the request that this code works for, or None."""
    return _call_id.get()


async def handle(request_id, load, render):
    """Load the data, render it in a thread, and return the page, all under this id."""
    token = _call_id.set(request_id)
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        _call_id.reset(token)
