# mistake: thread-left-running
# fails: test_no_thread_waits_for_ever
import asyncio
import queue

ANSWERS = queue.Queue()


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, ANSWERS.get)  # <- here
    return list(await asyncio.gather(*(asyncio.to_thread(read, name) for name in names)))
