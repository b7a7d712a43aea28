"""get_json: one answer, read properly.

The library in your town tells what it knows about a book at an address of its own, and you build
the page that shows it. Most days the answer is the book. On other days it is an error page: the book
is gone (404), or the library's computer is ill (500). Such a page is made of JSON as well, and last
week your page proudly showed a book called "error".

Write `get_json`. It is given an open aiohttp session and a url:

    await get_json(session, "http://library.example/books/7")
    → {"title": "The Lost Atlas", "pages": 312}

What is checked:

- You ask for `url` once, with `GET`, and return the JSON that came.
- An answer with a status of 400 or more raises `aiohttp.ClientResponseError`, with that status.
- When you return or raise, the response has been released: read to its end, or given back. A
  response that is not blocks one of the session's connections.
- The session is your caller's: you use it, and leave it open.

New here: `session.get`, `async with`, and reading a response. Not needed here: trying again.
"""

import asyncio

import aiohttp


async def get_json(session, url) -> dict:
    """Ask for the url and give its JSON; an HTTP error raises ClientResponseError."""
    # TODO: write this coroutine.
    raise NotImplementedError("get_json is still to do")


# From here on you need change nothing: it lets you try the file with `python get_json.py`.


async def main() -> None:
    """Run a library with one book on this machine, and ask for that book and for another."""
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
        print(f"To do: {todo}. Open this file and write it.")
