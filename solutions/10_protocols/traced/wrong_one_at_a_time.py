# mistake: reentrant-lock
# fails: test_at_the_same_time, test_gone_after_a_cancel, test_gone_afterwards, test_one_in_another, test_the_background, test_the_loop_is_free
import asyncio

current = []
turn = None


def call_id():
    return current[-1] if current else None


async def handle(request_id, load, render):
    global turn
    turn = turn or asyncio.Lock()
    async with turn:  # <- here
        current.append(request_id)
        try:
            return await asyncio.to_thread(render, await load())
        finally:
            current.pop()
