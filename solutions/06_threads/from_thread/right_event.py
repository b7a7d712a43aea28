"""An event for threads is set by the task's done callback."""

import asyncio
import threading


def submit(loop, coro, seconds) -> object:
    done = threading.Event()
    tasks = []

    def start():
        task = loop.create_task(coro)
        task.add_done_callback(lambda task: done.set())
        tasks.append(task)

    loop.call_soon_threadsafe(start)
    if not done.wait(seconds):
        loop.call_soon_threadsafe(lambda: tasks[0].cancel())
        raise TimeoutError
    return tasks[0].result()
