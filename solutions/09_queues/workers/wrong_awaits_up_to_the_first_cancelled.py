# mistake: cancelled-not-awaited
# fails: test_a_cancel_ends_it
import asyncio


async def process(items, work, n) -> list:
    results = [None] * len(items)
    waiting = enumerate(items)

    async def worker():
        for place, item in waiting:
            call = asyncio.ensure_future(work(item))
            try:
                await asyncio.wait([call])
            except asyncio.CancelledError:
                call.cancel()
                await asyncio.wait([call])
                raise
            results[place] = call.result() if is_fine(call) else error_of(call)

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    try:
        await asyncio.wait(workers)
    finally:
        for one in workers:
            one.cancel()
        for one in workers:
            await one  # <- here
    return results


def is_fine(call):
    return not call.cancelled() and call.exception() is None


def error_of(call):
    return asyncio.CancelledError() if call.cancelled() else call.exception()
