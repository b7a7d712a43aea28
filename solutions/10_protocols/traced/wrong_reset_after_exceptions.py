# mistake: base-exception-missed
# fails: test_gone_after_an_error, test_gone_after_a_cancel
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    token = current.set(request_id)
    try:
        page = await asyncio.to_thread(render, await load())
    except Exception:  # <- here
        current.reset(token)
        raise
    current.reset(token)
    return page
