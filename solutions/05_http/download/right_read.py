"""Asks for one piece after another with `read(n)`, until an empty one says that this was all."""

import os


async def download(session, url, path, progress) -> None:
    partial = f"{path}.part"
    async with session.get(url, raise_for_status=True) as response:
        total = int(response.headers["Content-Length"])
        with open(partial, "wb") as file:
            while piece := await response.content.read(1 << 20):
                file.write(piece)
                progress(file.tell(), total)
    os.replace(partial, path)
