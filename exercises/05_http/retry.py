"""retry: try again, but not always, and not at once.

Your screen at the bus stop asks a server for the next departures. Now and then the server is busy and
says 503, or the connection breaks: a moment later all is well. So it is worth trying again, if it
is done with manners. A screen that asks again at once, and again, and again, is one of the reasons
why the server is busy. And a stop that does not exist (404) will not exist in a second either.

Write `get_with_retry`. It makes up to `attempts` requests, and pauses in between:

    await get_with_retry(session, "http://bus.example/stops/7", attempts=4, delay=0.5)
    → {"line": 12, "minutes": 3}

If the first request got a 503 and the second lost its connection, there was a pause of 0.5 seconds
after the first, of 1 second after the second, and the third brought the answer.

What is checked:

- You return the JSON of the first answer that is not an error.
- After a 503, or an `aiohttp.ClientConnectionError`, you try again: `attempts` requests at most.
- You pause `delay` seconds after the first request that failed, and twice as long after each
  further one. Others run meanwhile: the event loop is never held for 0.3 seconds.
- Every other status of 400 or more, such as 404 or 500, raises `aiohttp.ClientResponseError` at once.
- If the last attempt fails too, its error is raised, with no pause before it: the connection
  error, or for a 503 an `aiohttp.ClientResponseError`.
- A cancellation is no failure: whoever cancels you in the middle of a request wants an end, not
  another attempt.
- Every response has been read to its end or released when you return.

New here: deciding which failures are worth another try, and growing pauses. Not needed here: a
little chance in the pauses (jitter), and the header `Retry-After`; you will meet both one day.
"""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    """Give the JSON behind the url; try again after a 503 or a broken connection."""
    # TODO: write this coroutine.
    raise NotImplementedError("get_with_retry is still to do")


# From here on you need change nothing: it lets you try the file with `python retry.py`.


async def main() -> None:
    """Run a server on this machine that is busy twice, and ask it."""
    from aiohttp import web

    asked = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        print(
            f"{loop.time() - begin:.1f} s: the server is asked, and is {'busy' if len(asked) < 3 else 'free'}"
        )
        if len(asked) < 3:
            raise web.HTTPServiceUnavailable
        return web.json_response({"line": 12, "minutes": 3})

    application = web.Application()
    application.router.add_get("/stops/7", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    loop = asyncio.get_running_loop()
    begin = loop.time()
    try:
        host, port = runner.addresses[0][:2]
        async with aiohttp.ClientSession() as session:
            print(await get_with_retry(session, f"http://{host}:{port}/stops/7", 4, 0.5))
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
