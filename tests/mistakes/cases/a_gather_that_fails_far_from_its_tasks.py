# mistake: orphaned-siblings
# asked: leaves_nothing
import asyncio


async def main(read):
    tasks = [asyncio.create_task(read(page)) for page in ("torn", 3)]
    try:
        await asyncio.gather(*tasks)  # <- here
    except LookupError:
        return "torn"
