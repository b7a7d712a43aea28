# mistake: thread-left-running
# fails: test_no_thread_waits_for_ever
import asyncio
import queue
import threading

END = object()


async def read_all(read, names) -> list:
    loop, work = asyncio.get_running_loop(), queue.Queue()

    def serve():
        for place, done in iter(work.get, END):
            try:
                found = read(names[place])
            except Exception as error:
                loop.call_soon_threadsafe(done.set_exception, error)
            else:
                loop.call_soon_threadsafe(done.set_result, found)

    hands = [threading.Thread(target=serve) for _ in names]
    for hand in hands:
        hand.start()  # <- here
    promised = []
    for place in range(len(names)):
        promised.append(loop.create_future())
        work.put((place, promised[place]))
    for promise in promised:
        await promise
    for _ in hands:
        work.put(END)
    return [promise.result() for promise in promised]
