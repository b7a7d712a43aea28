"""retry: try again, but not always, and not immediately.

The screen at your bus stop asks a server for the next departures. Sometimes the server is busy and
answers 503, or the connection breaks. A moment later all is well. So it is worth trying again, if
you do it politely. A screen that asks again immediately, over and over, is one of the reasons why
the server is busy. And a stop that does not exist (404) will not exist a second later either.

Write `get_with_retry`. It makes up to `attempts` requests, and pauses between them:

    await get_with_retry(session, "http://bus.example/stops/7", attempts=4, delay=0.5)
    → {"line": 12, "minutes": 3}

Suppose that the first request gets a 503, and the second loses its connection. Then there is a
pause of 0.5 seconds after the first request, and a pause of 1 second after the second. The third
request brings the answer.

What is checked:

- You return the JSON of the first response that is not an error, whatever is in it: when no bus
  comes, it is empty. A response may take a minute, so set no timeout of your own.
- After a 503, or an `aiohttp.ClientConnectionError`, you try again: `attempts` requests at most.
- After the first failed request you pause for `delay` seconds, which may be 0. Each further pause
  is twice as long as the one before, however long that is. A pause starts when the request has
  failed. Other code runs meanwhile: the event loop is never blocked for 0.3 seconds.
- Several calls may run at the same time. Each has its own attempts and pauses.
- Every other status of 400 or more, such as 404 or 500, raises `aiohttp.ClientResponseError`
  immediately.
- If the last attempt fails too, you raise its error, without a pause before it. That is the
  connection error or, after a 503, an `aiohttp.ClientResponseError` with that status.
- A mistake is not worth another attempt: if `session.get` raises a `TypeError`, or a body is no
  JSON (a `ValueError`), that error propagates immediately.
- A cancellation is not a failure. When you are cancelled in the middle of a request or a pause, the
  `CancelledError` propagates. The request is over by then, and you make no further one.
- When you return or raise, every response was read to its end or released.

New here: deciding which failures are worth another attempt, and growing pauses (exponential
backoff). Not needed here: random differences between the pauses (jitter), and the header
`Retry-After`. You will meet both one day.
"""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    """Return the JSON of the URL; try again after a 503 or a broken connection."""
    # TODO: write this coroutine.
    raise NotImplementedError("get_with_retry is not implemented yet")


# From here on you need change nothing. To try your code, run `python retry.py`.


async def main() -> None:
    """Run a server on this computer that is busy twice, and request from it."""
    from aiohttp import web

    asked = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        busy = len(asked) < 3
        print(f"{loop.time() - start:.1f} s: a request; the server is {'busy' if busy else 'free'}")
        if busy:
            raise web.HTTPServiceUnavailable
        return web.json_response({"line": 12, "minutes": 3})

    application = web.Application()
    application.router.add_get("/stops/7", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    loop = asyncio.get_running_loop()
    start = loop.time()
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
        print(f"{todo}. Open this file and write it.")
