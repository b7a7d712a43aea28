"""Lets `tempfile` choose the other name, and collects pieces to a few megabytes before it writes."""

import os
import tempfile

BUFFER = 4 * 2**20


async def download(session, url, path, progress) -> None:
    async with session.get(url) as response:
        if response.status >= 400:
            response.raise_for_status()
        total, done, buffer = response.content_length, 0, bytearray()
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                async for piece, _ in response.content.iter_chunks():
                    buffer += piece
                    done += len(piece)
                    if len(buffer) >= BUFFER or done == total:
                        file.write(buffer)
                        buffer.clear()
                        progress(done, total)
            except BaseException:
                os.unlink(file.name)
                raise
    os.rename(file.name, path)
