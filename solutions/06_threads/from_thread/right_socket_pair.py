"""Closing one end of a pair of sockets tells the thread, which selects on the other."""

import select
import socket


def submit(loop, coro, seconds) -> object:
    mine, yours = socket.socketpair()
    tasks = []

    def start():
        task = loop.create_task(coro)
        task.add_done_callback(lambda t: yours.close())
        tasks.append(task)

    with mine:
        loop.call_soon_threadsafe(start)
        ready, _, _ = select.select([mine], [], [], seconds)
        if not ready:
            loop.call_soon_threadsafe(lambda: tasks[0].cancel())
            raise TimeoutError
    return tasks[0].result()
