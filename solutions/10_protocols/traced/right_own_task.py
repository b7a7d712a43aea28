"""A task of its own for each request: its context ends with it, so nothing has to be reset."""

import asyncio
from contextvars import ContextVar

REQUEST = ContextVar("REQUEST", default=None)


def call_id():
    return REQUEST.get()


async def handle(request_id, load, render):
    async def serve():
        REQUEST.set(request_id)
        data = await load()
        return await asyncio.to_thread(render, data)

    return await asyncio.create_task(serve())
