# mistake: loop-per-thread
# fails: test_the_order_given
import asyncio
import threading


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []
    threads = [
        threading.Thread(target=lambda url=url: bodies.append(asyncio.run(fetch(url))))  # <- here
        for url in urls
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return bodies
