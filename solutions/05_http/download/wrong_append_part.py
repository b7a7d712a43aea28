# mistake: none
# fails: test_saves_what_was_sent
import asyncio
import tempfile
from pathlib import Path

import aiohttp


async def download(session, url, path, progress) -> None:
    """Save the body of the URL as the file `path`, and report progress(done, total)."""
    part = path.with_name(path.name + ".part")
    timeout = aiohttp.ClientTimeout(total=None)
    async with session.get(url, timeout=timeout) as response:
        response.raise_for_status()
        total = int(response.headers["Content-Length"])
        done = 0
        with part.open("ab") as file:
            async for chunk in response.content.iter_chunked(2**20):
                file.write(chunk)
                done += len(chunk)
                progress(done, total)
    part.replace(path)
