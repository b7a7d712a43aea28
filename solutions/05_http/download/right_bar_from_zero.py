"""Draws the empty bar first, and makes sure that the bytes are on the disk."""

import os


async def download(session, url, path, progress) -> None:
    part = path.with_name("~" + path.name)
    async with session.get(url) as response:
        response.raise_for_status()
        total = response.content_length
        progress(0, total)
        done = 0
        with open(part, "wb") as file:
            async for chunk in response.content.iter_chunked(1_000_000):
                done += file.write(chunk)
                progress(done, total)
            file.flush()
            os.fsync(file.fileno())
    os.replace(part, path)
