"""post_once: sent three times, booked once.

Your shop orders its tea from a wholesaler, with a POST. Last month an answer was late. Your program
stopped waiting and sent the order again, and two trucks came. When no answer comes, a program
cannot know what was lost: the order, or only the answer. The wholesaler has a solution. An order
may carry a key in the header `Idempotency-Key`: any string that you make yourself. If the
wholesaler has seen that key before, it does not book the order again. It sends you the receipt of
the first time.

Write `submit`. It sends one order, as JSON, and sends it again if the answer is late:

    await submit(session, "http://tea.example/orders", {"tea": "Assam", "boxes": 40})
    → {"receipt": 1871}

When an answer is late, `session.post` raises `TimeoutError`; the session is already configured to
do so. Four seconds are not late yet.

What is checked:

- You `POST` the order as JSON, with an `Idempotency-Key`, and return the JSON of the receipt. You
  use the session that you get for every request. You leave it open, with its headers as they were.
- After a `TimeoutError` you send the order again, but no more than three times in all. However
  often you send it, it is booked once.
- Each call of `submit` is a new order. A customer who orders the same tea twice wants it twice. So
  each call has a key of its own, which no other call ever had: not one at the same time, nor one in
  an earlier run of your program.
- If the third answer is late too, the `TimeoutError` propagates to your caller.
- A status of 400 or more raises `aiohttp.ClientResponseError`, and you send nothing again. This
  also holds after a late answer, and for a status that speaks of a timeout (408, 504).
- Any other error propagates as it is, and you send nothing again: the connection may break, or the
  receipt may be no JSON (a `ValueError`).
- When you return or raise, every response was read to its end or released.

New here: making it safe to repeat a request that changes something (an idempotent request). Not
needed here: pauses between the attempts; you have written them in `retry`.
"""

import asyncio

import aiohttp


async def submit(session, url, order) -> dict:
    """Send the order, three times at most, so that it is booked once; return the receipt."""
    # TODO: write this coroutine.
    raise NotImplementedError("submit is not implemented yet")


# From here on you need change nothing. To try your code, run `python post_once.py`.


async def main() -> None:
    """Run a wholesaler on this computer whose answers are late twice, and order from it."""
    from aiohttp import web

    booked: dict[str | None, int] = {}
    late = iter([1, 1])

    async def book(request: web.Request) -> web.Response:
        order, key = await request.json(), request.headers.get("Idempotency-Key")
        if key is None or key not in booked:
            booked[key] = 1871 + len(booked)
            print(f"booked {order}, with the key {key}")
        else:
            print(f"seen before: the key {key}")
        await asyncio.sleep(next(late, 0))
        return web.json_response({"receipt": booked[key]})

    application = web.Application()
    application.router.add_post("/orders", book)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        host, port = runner.addresses[0][:2]
        timeout = aiohttp.ClientTimeout(total=0.5)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            order = {"tea": "Assam", "boxes": 40}
            print(await submit(session, f"http://{host}:{port}/orders", order))
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
