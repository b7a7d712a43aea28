# mistake: timeout-leaves-tasks
# fails: test_the_losers_are_over, test_leaves_nothing_when_cancelled
import asyncio


async def first_success(attempts):
    pending = {asyncio.create_task(a()) for a in attempts}
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for t in done:
                if t.exception() is None:
                    return t.result()
                errors.append(t.exception())
        raise ExceptionGroup("all failed", errors)
    finally:
        for t in pending:
            t.cancel()
        if pending:
            await asyncio.wait(pending, timeout=1)  # <- here
