# mistake: body-in-memory
# fails: test_memory_stays_flat
import asyncio


async def download(session, url, path, progress) -> None:
    pieces, done = [], 0
    async with session.get(url) as response:
        response.raise_for_status()
        async for piece in response.content.iter_chunked(2**20):
            pieces.append(piece)  # <- here
            done += len(piece)
            progress(done, response.content_length)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        for number, piece in enumerate(pieces):
            file.write(piece)
            if number % 16 == 0:
                await asyncio.sleep(0)
    part.replace(path)
