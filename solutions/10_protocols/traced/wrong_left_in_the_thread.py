# mistake: none
# fails: test_no_thread_keeps_it, test_other_variables
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    def in_thread(data):
        current.set(request_id)
        return render(data)

    token = current.set(request_id)
    try:
        data = await load()
        return await asyncio.get_running_loop().run_in_executor(None, in_thread, data)
    finally:
        current.reset(token)
