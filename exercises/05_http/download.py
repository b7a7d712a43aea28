"""download: a large file, one chunk at a time.

The cinema next door gets its films over the network. A film is far larger than the memory of the
small computer that downloads it. The connection breaks now and then. And the projector shows
whatever file it finds under the film's name. On Friday it showed the first half of a film.

Write `download`. It gets an open aiohttp session, a URL, a `pathlib.Path` and a function that moves
a progress bar:

    await download(session, "http://films.example/7", Path("film.mp4"), progress)

calls `progress` again and again. Afterwards the film is in `film.mp4`:

    progress(65536, 104857600)
    progress(131072, 104857600)
    …
    progress(104857600, 104857600)

What is checked:

- The file holds exactly the bytes that were sent, whatever they are, and however many minutes that
  takes. (A film is binary data: do not read it line by line. The session has a time limit already,
  which is not yours to change. Add none of your own.)
- Memory use stays flat: of a body of 100 MB you never hold more than 20 MB in memory at a time.
- You call `progress(done, total)` at least once for every 10 MB. `done` is the number of bytes so
  far, `total` is the `Content-Length` of the response. `done` grows from call to call. (It may start
  at 0.) In the last call it equals `total`.
- There is never half a file under the final name, not even for a moment. Until the new file is
  complete, `path` stays as it was before: an older file, or nothing. This also holds when the
  connection breaks in the middle, and when you are cancelled.
- When the connection breaks, the `aiohttp.ClientError` propagates to your caller.
- A status of 400 or more raises `aiohttp.ClientResponseError`, and `path` stays as it was.

You may use a temporary file, under another name in the same folder. After a failure it may stay
there, but it is better to delete it: the next download to the same path must work all the same. You may
write each chunk to the disk with an ordinary, blocking `write` here.

New here: reading a body in chunks (streaming). Not needed here: resuming a broken download.
"""

import asyncio
import tempfile
from pathlib import Path

import aiohttp


async def download(session, url, path, progress) -> None:
    """Save the body of the URL as the file `path`, and report progress(done, total)."""
    # TODO: write this coroutine.
    raise NotImplementedError("download is not implemented yet")


# From here on you need change nothing. To try your code, run `python download.py`.


def bar(done: int, total: int) -> None:
    """Draw a progress bar."""
    print(f"\r{'█' * (40 * done // total):·<40} {done / 1e6:.0f} MB", end="", flush=True)


async def main() -> None:
    """Serve 100 MB on this computer, and download them into a temporary folder."""
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
        print(f"{todo}. Open this file and write it.")
