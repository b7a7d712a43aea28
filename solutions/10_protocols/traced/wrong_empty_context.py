# mistake: none
# fails: test_other_variables
import asyncio
import contextvars

current = contextvars.ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    async def serve():
        current.set(request_id)
        return await asyncio.to_thread(render, await load())

    return await asyncio.create_task(serve(), context=contextvars.Context())
