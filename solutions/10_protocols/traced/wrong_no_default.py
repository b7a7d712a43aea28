# mistake: none
# fails: test_gone_after_an_error, test_gone_afterwards, test_no_thread_keeps_it, test_nobodys_id
import asyncio
from contextvars import ContextVar

current = ContextVar("current")


def call_id():
    return current.get()


async def handle(request_id, load, render):
    token = current.set(request_id)
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        current.reset(token)
