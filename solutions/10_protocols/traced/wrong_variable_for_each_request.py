# mistake: none
# fails: test_false_ids, test_gone_after_a_cancel, test_ids_do_not_mix, test_minutes, test_no_thread_keeps_it, test_one_in_another, test_the_background, test_the_id_in_load, test_the_id_in_render
import asyncio
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    current = ContextVar("current", default=None)
    token = current.set(request_id)
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        current.reset(token)
