"""A task that reads and a task that writes, with a short queue between them."""

import asyncio


async def download(session, url, path, progress) -> None:
    queue: asyncio.Queue = asyncio.Queue(maxsize=8)
    part = path.parent / f".{path.name}"

    async def write(total):
        done = 0
        with part.open("wb") as file:
            while (piece := await queue.get()) is not None:
                await asyncio.to_thread(file.write, piece)
                done += len(piece)
                progress(done, total)

    async with session.get(url) as response:
        response.raise_for_status()
        writer = asyncio.create_task(write(response.content_length))
        try:
            async for piece in response.content.iter_chunked(256 * 1024):
                await queue.put(piece)
            await queue.put(None)
            await writer
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
    part.replace(path)
