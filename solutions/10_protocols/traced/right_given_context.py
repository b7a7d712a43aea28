"""A copy of the context, changed from outside, for the task and for the thread."""

import asyncio
import contextvars
import functools

identity = contextvars.ContextVar("identity", default=(None,))


def call_id():
    return identity.get()[0]


async def handle(request_id, load, render):
    context = contextvars.copy_context()
    context.run(identity.set, (request_id,))
    data = await asyncio.get_running_loop().create_task(load(), context=context)
    work = functools.partial(context.copy().run, render, data)
    return await asyncio.get_running_loop().run_in_executor(None, work)
