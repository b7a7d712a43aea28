# mistake: none
# fails: test_stops_the_others, test_the_others_are_over
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        going = [task for task in tasks if not task.done()]
        while going:
            for task in going:
                task.cancel()
            _, going = await asyncio.wait(going, timeout=0.1)
        raise
