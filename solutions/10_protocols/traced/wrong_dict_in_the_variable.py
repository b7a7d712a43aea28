# mistake: none
# fails: test_false_ids, test_gone_after_a_cancel, test_ids_do_not_mix, test_one_in_another, test_the_background
import asyncio
from contextvars import ContextVar

context = ContextVar("context", default={})


def call_id():
    return context.get().get("id")


async def handle(request_id, load, render):
    context.get()["id"] = request_id
    try:
        return await asyncio.to_thread(render, await load())
    finally:
        context.get().pop("id", None)
