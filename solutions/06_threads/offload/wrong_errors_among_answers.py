# mistake: unchecked-results
# fails: test_an_error_comes_out
import asyncio


async def read_all(read, names) -> list:
    readings = (asyncio.to_thread(read, name) for name in names)
    return await asyncio.gather(*readings, return_exceptions=True)  # <- here
