"""A thread for each name, made by hand: it reports to the loop with `call_soon_threadsafe`."""

import asyncio
import threading


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()

    def work(name, future):
        try:
            answer = read(name)
        except Exception as error:
            loop.call_soon_threadsafe(future.set_exception, error)
        else:
            loop.call_soon_threadsafe(future.set_result, answer)

    futures = []
    for name in names:
        future = loop.create_future()
        futures.append(future)
        threading.Thread(target=work, args=(name, future)).start()
    return await asyncio.gather(*futures)
