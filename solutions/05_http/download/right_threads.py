"""Takes pieces of any size as they come, and writes them in a thread."""

import asyncio


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    async with session.get(url) as response:
        response.raise_for_status()
        done = 0
        file = await asyncio.to_thread(open, part, "wb")
        try:
            async for piece in response.content.iter_any():
                await asyncio.to_thread(file.write, piece)
                done += len(piece)
                progress(done, response.content_length)
        finally:
            await asyncio.to_thread(file.close)
    await asyncio.to_thread(part.replace, path)
