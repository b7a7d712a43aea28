# mistake: guessed-time-limit
# fails: test_saves_what_was_sent
import os

import asyncio


async def download(session, url, path, progress) -> None:
    part = path.with_name(path.name + ".part")
    done = 0
    async with asyncio.timeout(30), session.get(url) as response:
        response.raise_for_status()
        total = response.content_length
        with open(part, "wb") as file:
            async for chunk in response.content.iter_chunked(65536):
                file.write(chunk)
                done += len(chunk)
                progress(done, total)
    os.replace(part, path)
