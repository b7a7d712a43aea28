# mistake: swallowed-error
# fails: test_a_timeout_of_a_fetch_comes_out
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    async def named(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(named(url)) for url in urls]
    arrived = {}
    try:
        for ended in asyncio.as_completed(tasks, timeout=seconds):
            url, answer = await ended
            arrived[url] = answer
    except TimeoutError:  # <- here
        pass
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return arrived
