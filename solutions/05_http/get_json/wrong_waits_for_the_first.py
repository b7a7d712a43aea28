# mistake: shared-between-calls
# fails: test_asks_each_time
import asyncio

WAITING = {}


async def get_json(session, url) -> dict:
    key = id(session), url
    if key in WAITING:  # <- here
        return await asyncio.shield(WAITING[key])
    WAITING[key] = future = asyncio.get_running_loop().create_future()
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            future.set_result(await response.json())
    except BaseException as error:
        future.set_exception(error)
    finally:
        del WAITING[key]
    return future.result()
