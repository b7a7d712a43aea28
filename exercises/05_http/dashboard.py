"""dashboard: three requests over one session.

Your team has a screen on the wall that shows users, posts and comments. Each comes from its own
endpoint on the same server, and each endpoint takes two seconds to answer. You load them with
aiohttp, an HTTP library for asyncio.

Write `load`. It requests `base_url + "/users"`, `"/posts"` and `"/comments"` and returns the JSON
of each under its name:

    await load("http://127.0.0.1:8080")
    → {"users": {...}, "posts": {...}, "comments": {...}}

`base_url` never has a path of its own.

What is checked:

- You return a dict with the keys `"users"`, `"posts"` and `"comments"`. Under each key is the JSON
  that the endpoint sent, even if that takes a minute, and whatever it is: also an empty list, a 0
  or a null.
- You request each endpoint once, and the three requests are in flight at the same time, on one
  event loop: under 2.5 seconds for all.
- You make one `ClientSession` for all three requests.
- The session is closed when `load` returns.
- Each call of `load` makes its own session and its own requests. Two calls at the same time do not
  wait for each other.

New here: `aiohttp.ClientSession`, and sharing one. Not needed here: handling HTTP errors.
"""

import asyncio

import aiohttp

ENDPOINTS = ("users", "posts", "comments")


async def load(base_url) -> dict:
    """Load all endpoints at the same time, over one session."""
    # TODO: write this coroutine.
    raise NotImplementedError("load is not implemented yet")


# From here on you need change nothing. To try your code, run `python dashboard.py`.


async def main() -> None:
    """Serve the three endpoints on this computer, and load them."""
    from aiohttp import web

    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(2)
        return web.json_response({"asked for": request.path})

    application = web.Application()
    for name in ENDPOINTS:
        application.router.add_get(f"/{name}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        host, port = runner.addresses[0][:2]
        print(await load(f"http://{host}:{port}"))
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
