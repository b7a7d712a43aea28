# mistake: cancel-is-no-exception
# asked: gives(["dive 1"])
import asyncio


async def main(dive):
    results = await asyncio.gather(dive(1), dive("cut"), return_exceptions=True)
    return [one for one in results if not isinstance(one, Exception)]  # <- here
