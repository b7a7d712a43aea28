# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


async def main(read):
    pages = []
    tasks = [asyncio.create_task(read(page)) for page in ("torn", 3)]  # <- here
    for page in asyncio.as_completed(tasks):
        pages.append(await page)
    return pages
