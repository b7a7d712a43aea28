"""get_json: one response, read properly.

The library in your town has a URL for each of its books. You build the page that shows a book. Most
days the response is the book. On other days it is an error page: the book is gone (404), or the
library's server is broken (500). The error page is JSON too, and last week your page proudly showed
a book called "error".

Write `get_json`. It gets an open aiohttp session and a URL:

    await get_json(session, "http://library.example/books/7")
    → {"title": "The Lost Atlas", "pages": 312}

What is checked:

- You request `url` once, with `GET`, and return the JSON of the response. Every call of `get_json`
  makes its own request, also when two ask for the same book at the same time: a book may have
  changed since the last one. A response may take eight seconds, and its body may arrive in several
  pieces.
- A response with a status of 400 or more raises `aiohttp.ClientResponseError`, with that status.
  Only the status tells an error page from a book: there are books with a field `"error"`, and error
  pages without one. You request nothing again.
- Any other error propagates to your caller as it is: the connection may break, or the body may be
  no JSON (a `ValueError`).
- When you return or raise, the response was read to its end or released. Otherwise it keeps one of
  the session's connections busy.
- The session belongs to your caller: you use it for each request, and leave it open.

New here: `session.get`, `async with`, and reading a response. Not needed here: trying again.
"""

import asyncio

import aiohttp


async def get_json(session, url) -> dict:
    """Request the URL and return its JSON; an HTTP error raises ClientResponseError."""
    # TODO: write this coroutine.
    raise NotImplementedError("get_json is not implemented yet")


# From here on you need change nothing. To try your code, run `python get_json.py`.


async def main() -> None:
    """Run a library server with one book on this computer; request that book and another one."""
    from aiohttp import web

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/books/7":
            return web.json_response({"title": "The Lost Atlas", "pages": 312})
        return web.json_response({"error": "no such book"}, status=404)

    application = web.Application()
    application.router.add_get("/books/{number}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        host, port = runner.addresses[0][:2]
        async with aiohttp.ClientSession() as session:
            for number in (7, 8):
                try:
                    print(await get_json(session, f"http://{host}:{port}/books/{number}"))
                except aiohttp.ClientResponseError as error:
                    print(f"book {number}: {error.status} {error.message}")
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
