"""`run_in_executor`, with a copy of the context in which the thread runs the function. No default."""

import asyncio
import contextvars
from contextlib import contextmanager

current = contextvars.ContextVar("current")


def call_id():
    try:
        return current.get()
    except LookupError:
        return None


@contextmanager
def working_for(request_id):
    token = current.set(request_id)
    try:
        yield
    finally:
        current.reset(token)


async def handle(request_id, load, render):
    with working_for(request_id):
        data = await load()
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(None, context.run, render, data)
