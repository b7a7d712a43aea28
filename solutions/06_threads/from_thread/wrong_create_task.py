# mistake: touching-the-loop-from-a-thread
# fails: test_wakes_the_loop
import threading


def submit(loop, coro, seconds) -> object:
    done = threading.Event()
    task = loop.create_task(coro)  # <- here
    task.add_done_callback(lambda task: done.set())
    if not done.wait(seconds):
        loop.call_soon_threadsafe(task.cancel)
        raise TimeoutError
    return task.result()
