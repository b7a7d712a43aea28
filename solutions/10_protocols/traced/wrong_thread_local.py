# mistake: shared-between-calls
# fails: test_false_ids, test_ids_do_not_mix, test_minutes, test_no_thread_keeps_it, test_one_in_another, test_the_background, test_the_id_in_load, test_the_id_in_render
import asyncio
import threading

local = threading.local()


def call_id():
    return getattr(local, "id", None)


async def handle(request_id, load, render):
    before = call_id()
    local.id = request_id
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        local.id = before
