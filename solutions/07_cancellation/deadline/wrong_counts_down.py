# mistake: timeout-per-item
# fails: test_just_in_time, test_keeps_what_arrived, test_one_limit_for_all, test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    names = {asyncio.create_task(fetch(url)): url for url in urls}
    going, arrived = set(names), {}
    try:
        while going:
            done, going = await asyncio.wait(  # <- here
                going, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                break
            arrived |= {names[task]: task.result() for task in done}
        return arrived
    finally:
        for task in going:
            task.cancel()
        await asyncio.gather(*names, return_exceptions=True)
