# mistake: none
# fails: test_false_ids, test_ids_do_not_mix, test_minutes, test_no_thread_keeps_it, test_one_in_another, test_the_background, test_the_id_in_load, test_the_id_in_render
import asyncio

ids = {}


def call_id():
    try:
        return ids.get(asyncio.current_task())
    except RuntimeError:
        return None


async def handle(request_id, load, render):
    task = asyncio.current_task()
    before = ids.get(task)
    ids[task] = request_id
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        ids[task] = before
