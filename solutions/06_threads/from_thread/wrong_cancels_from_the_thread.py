# mistake: touching-the-loop-from-a-thread
# fails: test_the_coroutine_is_cancelled
import threading


def submit(loop, coro, seconds) -> object:
    over, box = threading.Event(), []

    def start():
        task = loop.create_task(coro)
        box.append(task)
        task.add_done_callback(lambda _: over.set())

    loop.call_soon_threadsafe(start)
    if not over.wait(seconds):
        box[0].cancel()  # <- here
        raise TimeoutError
    return box[0].result()
