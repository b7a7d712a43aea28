"""Works with the operating system's own file functions, and makes sure that the disk has it all."""

import os


async def download(session, url, path, progress) -> None:
    response = await session.get(url)
    async with response:
        response.raise_for_status()
        total = response.content_length
        beside = os.path.join(os.path.dirname(path), "download.tmp")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            left = total
            while left:
                piece = await response.content.readany()
                os.write(descriptor, piece)
                left -= len(piece)
                progress(total - left, total)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.rename(beside, path)
