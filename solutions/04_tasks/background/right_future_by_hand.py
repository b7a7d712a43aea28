"""A future of one's own, filled by a wrapper."""

import asyncio


async def report(fetch, tidy_up) -> str:
    answer = asyncio.get_running_loop().create_future()

    async def collect():
        try:
            answer.set_result(await fetch())
        except BaseException as error:
            answer.set_exception(error)
            raise

    task = asyncio.create_task(collect())
    try:
        await tidy_up()
        return await answer
    finally:
        await task
