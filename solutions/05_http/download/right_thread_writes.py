"""iter_chunks, writing in a thread; the header read by hand; rename."""

import asyncio
from contextlib import suppress


async def download(session, url, path, progress) -> None:
    part = path.with_name(f".{path.name}.part")
    async with session.get(url, raise_for_status=True) as response:
        total, done = int(response.headers["Content-Length"]), 0
        try:
            with part.open("wb", buffering=0) as file:
                async for piece, _ in response.content.iter_chunks():
                    await asyncio.to_thread(file.write, piece)
                    done += len(piece)
                    progress(done, total)
            part.rename(path)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
