"""A mailbox: a function on the loop takes the requests out. The answer comes by a queue made in C."""

import queue

mailbox = queue.SimpleQueue()


def submit(loop, coro, seconds) -> object:
    reply, tasks = queue.SimpleQueue(), []
    mailbox.put((coro, reply, tasks))
    loop.call_soon_threadsafe(take_out, loop)
    try:
        value, error = reply.get(timeout=seconds)
    except queue.Empty:
        loop.call_soon_threadsafe(lambda: tasks[0].cancel())
        raise TimeoutError from None
    if error is not None:
        raise error
    return value


def take_out(loop):
    while not mailbox.empty():
        coro, reply, tasks = mailbox.get_nowait()
        tasks.append(loop.create_task(serve(coro, reply)))


async def serve(coro, reply):
    try:
        reply.put((await coro, None))
    except Exception as error:
        reply.put((None, error))
