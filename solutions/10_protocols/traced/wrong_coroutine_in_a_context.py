# mistake: none
# fails: test_false_ids, test_gone_after_a_cancel, test_ids_do_not_mix, test_one_in_another, test_the_background, test_the_id_in_load, test_the_id_in_render
import asyncio
import contextvars

current = contextvars.ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    context = contextvars.copy_context()
    context.run(current.set, request_id)
    data = await context.run(load)
    return await asyncio.to_thread(context.run, render, data)
