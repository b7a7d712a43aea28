# mistake: none
# fails: test_the_background
import asyncio
from contextvars import ContextVar

stack = ContextVar("stack")


def call_id():
    ids = stack.get([])
    return ids[-1] if ids else None


async def handle(request_id, load, render):
    ids = stack.get(None)
    if ids is None:
        ids = []
        stack.set(ids)
    ids.append(request_id)
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        ids.pop()
