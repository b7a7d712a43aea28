"""A lock that is held until the result is there: acquiring it has a time limit."""

import threading


def submit(loop, coro, seconds) -> object:
    gate = threading.Lock()
    gate.acquire()
    box = []

    async def run():
        try:
            box.append((await coro, None))
        except Exception as error:
            box.append((None, error))
        gate.release()

    tasks = []
    loop.call_soon_threadsafe(lambda: tasks.append(loop.create_task(run())))
    if not gate.acquire(timeout=seconds):
        loop.call_soon_threadsafe(lambda: tasks[0].cancel())
        raise TimeoutError
    value, error = box[0]
    if error is not None:
        raise error
    return value
