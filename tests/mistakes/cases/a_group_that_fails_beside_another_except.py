# mistake: error-not-handled
# asked: gives("nothing")
import asyncio


def number(text):
    try:
        return int(text)
    except ValueError:
        return 0


async def main(read):
    async with asyncio.TaskGroup() as group:  # <- here
        page = group.create_task(read("torn"))
    return number(page.result())
