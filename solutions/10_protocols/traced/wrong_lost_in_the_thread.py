# mistake: context-lost
# fails: test_false_ids, test_ids_do_not_mix, test_minutes, test_no_thread_keeps_it, test_one_in_another, test_other_variables, test_the_id_in_render
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    token = current.set(request_id)
    try:
        data = await load()
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, render, data)  # <- here
    finally:
        current.reset(token)
