"""post_once: sent three times, booked once.

Your shop orders its tea from a wholesaler, with a POST. Last month an answer was late, your program
gave up waiting and sent the order again, and two lorries came. For nobody can know whether it was
the order that got lost on the way, or only the answer. The wholesaler has a remedy: an order may
carry a key in the header `Idempotency-Key`, any text of your own making. An order with a key that
they have seen before is not booked again; they send the receipt of the first time.

Write `submit`. It sends one order, as JSON, and again if the answer is late:

    await submit(session, "http://tea.example/orders", {"tea": "Assam", "boxes": 40})
    → {"receipt": 1871}

When an answer is late, `session.post` raises `TimeoutError`; the session was set up so.

What is checked:

- You `POST` the order as JSON, with an `Idempotency-Key`, and return the JSON of the receipt.
- After a `TimeoutError` you send it again, three times in all. However often you send it, it is
  booked once.
- Each call of `submit` is an order of its own: who orders the same tea twice wants it twice.
- If the third answer is late too, the `TimeoutError` reaches your caller.
- A status of 400 or more raises `aiohttp.ClientResponseError`, and nothing is sent again.

New here: making it safe to repeat something that has an effect. Not needed here: pauses between the
attempts; you have written them in `retry`.
"""

import asyncio

import aiohttp


async def submit(session, url, order) -> dict:
    """Send the order until it is answered, three times at most; it is booked once. Give the receipt."""
    # TODO: write this coroutine.
    raise NotImplementedError("submit is still to do")


# From here on you need change nothing: it lets you try the file with `python post_once.py`.


async def main() -> None:
    """Run a wholesaler on this machine whose answers are late twice, and order from it."""
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
        patience = aiohttp.ClientTimeout(total=0.5)
        async with aiohttp.ClientSession(timeout=patience) as session:
            order = {"tea": "Assam", "boxes": 40}
            print(await submit(session, f"http://{host}:{port}/orders", order))
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
