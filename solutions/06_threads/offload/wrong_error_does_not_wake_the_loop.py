# mistake: touching-the-loop-from-a-thread
# fails: test_an_error_comes_out
import asyncio
import threading


async def read_all(read, names) -> list:
    loop = asyncio.get_running_loop()

    def work(name, future):
        try:
            answer = read(name)
        except Exception as error:
            future.set_exception(error)  # <- here
        else:
            loop.call_soon_threadsafe(future.set_result, answer)

    futures = []
    for name in names:
        futures.append(loop.create_future())
        threading.Thread(target=work, args=(name, futures[-1])).start()
    return await asyncio.gather(*futures)
