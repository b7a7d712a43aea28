# mistake: shared-between-calls
# fails: test_gives_the_answer
import asyncio


answers = {}

async def ask(start) -> object:
    if start in answers: return answers[start]  # <- here
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    def ok(v): future.done() or future.set_result(v)
    def bad(e): future.done() or future.set_exception(e)
    stop = start(ok, bad)
    try:
        r = await future
        answers[start] = r
        return r
    except asyncio.CancelledError:
        stop(); raise
