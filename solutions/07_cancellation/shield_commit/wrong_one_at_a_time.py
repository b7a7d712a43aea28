# mistake: none
# fails: test_saves_share_nothing
# One lock for all saves.

import asyncio


turn = asyncio.Lock()


async def save(record, check, commit) -> str:
    entry = await check(record)
    async with turn:
        writing = asyncio.create_task(commit(entry))
        cancelled = None
        while not writing.done():
            try:
                await asyncio.shield(writing)
            except asyncio.CancelledError as error:
                cancelled = error
        number = writing.result()
        if cancelled is not None:
            raise cancelled
        return number
