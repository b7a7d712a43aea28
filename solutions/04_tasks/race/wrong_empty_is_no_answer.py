# mistake: falsy-dropped
# fails: test_gives_the_first_answer
import asyncio


async def first_success(attempts):
    pending = {asyncio.create_task(a()) for a in attempts}
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            answer = next((t.result() for t in done if not t.exception()), None)
            errors += [t.exception() for t in done if t.exception()]
            if answer:
                return answer
        raise ExceptionGroup("all failed", errors)
    finally:
        for t in pending:
            t.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
