# mistake: body-in-memory
# fails: test_memory_stays_flat
import asyncio


async def download(session, url, path, progress) -> None:
    queue = asyncio.Queue()  # <- here
    part = path.with_suffix(".part")
    async with session.get(url) as response:
        response.raise_for_status()
        done = 0
        async for piece in response.content.iter_chunked(65536):
            queue.put_nowait(piece)
            done += len(piece)
            progress(done, response.content_length)
    with part.open("wb") as file:
        while not queue.empty():
            file.write(await queue.get())
            if queue.qsize() % 16 == 0:
                await asyncio.sleep(0)
    part.replace(path)
