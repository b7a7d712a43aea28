"""download: a large file, a piece at a time.

The cinema next door gets its films over the network. A film is far larger than the memory of the
little computer that fetches it, the line breaks now and then, and the projector starts whatever it
finds under the film's name. On Friday it showed the first half of one.

Write `download`. It is given an open aiohttp session, a url, a `pathlib.Path` and a function that
moves a progress bar:

    await download(session, "http://films.example/7", Path("film.mp4"), progress)

calls `progress` again and again, and afterwards the film is in `film.mp4`:

    progress(65536, 104857600)
    progress(131072, 104857600)
    …
    progress(104857600, 104857600)

What is checked:

- The file holds exactly the bytes that were sent, whatever they are; a film has no lines.
- Memory stays flat: of a body of 100 MB you never hold more than 20 MB at a time.
- You call `progress(done, total)` at least once for every 10 MB: bytes so far, and the
  `Content-Length` of the response. `done` grows from call to call; in the last one it is `total`.
- Under the final name there is never half a file. Until the new one is complete, `path` is what it
  was before, be that an older file or nothing. So it is also when the connection breaks in the
  middle, and when you are cancelled.
- When the connection breaks, the `aiohttp.ClientError` reaches your caller.
- A status of 400 or more raises `aiohttp.ClientResponseError`, and `path` stays as it was.

A file of yours under another name, in the same folder, may be left behind after a failure. It is kind
to tidy it up. Writing a piece to the disk with an ordinary `write` is all right here.

New here: reading a body piece by piece. Not needed here: going on where a broken download stopped.
"""

import asyncio
import tempfile
from pathlib import Path

import aiohttp


async def download(session, url, path, progress) -> None:
    """Save the body behind the url as the file `path`, and report progress(done, total)."""
    # TODO: write this coroutine.
    raise NotImplementedError("download is still to do")


# From here on you need change nothing: it lets you try the file with `python download.py`.


def bar(done: int, total: int) -> None:
    """Draw a progress bar."""
    print(f"\r{'█' * (40 * done // total):·<40} {done / 1e6:.0f} MB", end="", flush=True)


async def main() -> None:
    """Serve 100 MB on this machine, and download them into a temporary folder."""
    from aiohttp import web

    async def film(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(100 * 2**20)})
        await response.prepare(request)
        for _ in range(100):
            await response.write(bytes(2**20))
        return response

    application = web.Application()
    application.router.add_get("/film", film)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        host, port = runner.addresses[0][:2]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "film.mp4"
            async with aiohttp.ClientSession() as session:
                await download(session, f"http://{host}:{port}/film", path, bar)
            print(f"\n{path.name}: {path.stat().st_size} bytes")
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
