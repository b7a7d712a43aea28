"""It asks again only where that may help."""

import asyncio


async def main(ask):
    for attempt in range(3):
        try:
            answer = await ask(attempt)
            if attempt == 0:
                raise TimeoutError("the desk is busy")
        except TimeoutError:
            await asyncio.sleep(0.2 * 2**attempt)
        else:
            return answer
    raise TimeoutError("the desk was busy all the time")
