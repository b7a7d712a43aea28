# mistake: serial-await
# fails: test_fetches_while_tidying
import asyncio


async def report(fetch, tidy_up) -> str:
    asyncio.get_running_loop().call_soon(fetch)
    await tidy_up()  # <- here
    return await fetch()
