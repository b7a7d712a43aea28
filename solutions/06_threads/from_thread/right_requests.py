"""Requests in a queue, each with a future of `concurrent.futures`; the loop is told to look."""

import queue
from concurrent.futures import Future

requests = queue.Queue()


def submit(loop, coro, seconds) -> object:
    answer = Future()
    requests.put((coro, answer))
    loop.call_soon_threadsafe(look, loop)
    try:
        return answer.result(timeout=seconds)
    except TimeoutError:
        if not answer.done():  # or else it is the coroutine's own
            loop.call_soon_threadsafe(lambda: answer.task.cancel())
        raise


def look(loop):
    while True:
        try:
            coro, answer = requests.get_nowait()
        except queue.Empty:
            return
        answer.task = loop.create_task(coro)
        answer.task.add_done_callback(lambda task, answer=answer: pass_on(task, answer))


def pass_on(task, answer):
    if task.cancelled():
        return
    if error := task.exception():
        answer.set_exception(error)
    else:
        answer.set_result(task.result())
