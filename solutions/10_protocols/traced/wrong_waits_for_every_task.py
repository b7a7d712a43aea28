# mistake: none
# fails: test_minutes, test_the_background
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    token = current.set(request_id)
    before = asyncio.all_tasks()
    try:
        page = await asyncio.to_thread(render, await load())
        mine = asyncio.all_tasks() - before
        if mine:
            await asyncio.wait(mine)
        return page
    finally:
        current.reset(token)
