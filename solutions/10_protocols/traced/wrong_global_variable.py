# mistake: shared-between-calls
# fails: test_false_ids, test_ids_do_not_mix, test_no_thread_keeps_it, test_the_background
import asyncio

current = None


def call_id():
    return current


async def handle(request_id, load, render):
    global current
    before, current = current, request_id
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        current = before
