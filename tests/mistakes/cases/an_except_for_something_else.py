# mistake: lost-exception
# asked: raises(LookupError)
import asyncio
import gc


async def main(read):
    try:
        await asyncio.wait([asyncio.create_task(read("torn"))])  # <- here
    except ValueError:
        return None
    gc.collect()
    await asyncio.sleep(0)
    return "read"
