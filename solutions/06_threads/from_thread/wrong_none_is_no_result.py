# mistake: falsy-dropped
# fails: test_runs_on_the_loop
import asyncio
import threading


def submit(loop, coro, seconds) -> object:
    done, kept = threading.Event(), {}

    async def run():
        try:
            kept["result"] = await coro
        except Exception as error:
            kept["error"] = error
        done.set()

    future = asyncio.run_coroutine_threadsafe(run(), loop)
    done.wait(seconds)
    if kept.get("error"):
        raise kept["error"]
    if kept.get("result") is None:  # <- here
        future.cancel()
        raise TimeoutError
    return kept["result"]
