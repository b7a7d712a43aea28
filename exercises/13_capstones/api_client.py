"""api_client: calls of a server that is busy, slow, and sometimes down.

Your shop asks a parcel service for prices, and books parcels there. Its server is often busy. It
counts your requests, and it is down for a minute now and then. Whoever asks again and again at such
a time keeps it down. So all of your shop goes through one object that knows how to behave:

    client = Client(send, timeout=10, interval=0.1, pause=0.5, failures=5, cooldown=30)
    await client.call("GET", "/prices/7")
    → {"price": 9.5}

`await send(method, path)` sends one request. It returns a tuple: the status, a dict of headers, and
the body. If the connection breaks, it raises a `ConnectionError`.

Many calls run at the same time. The checks come in stages. Each is worth points of its own, so start
at the top.

1. The answer. With a status below 400 you return the body, whatever it is. Every other status raises
   `ApiError(status)`, but 429 and 503 may be worth another try: see below. Any exception of `send`
   that is not a `ConnectionError` propagates immediately.
2. Try again. After a 503 or a `ConnectionError`, nobody knows whether the server did what you asked
   for. So only `GET`, `PUT` and `DELETE` are sent again: twice does no harm. With any other method, a
   503 raises `ApiError(503)`, and the `ConnectionError` propagates. A 429 says that the server did
   nothing, so then every method is sent again. There is no largest number of tries.
3. Pauses. Before a call sends again, it pauses. Its first pause is a random time between half of
   `pause` and `pause`. Each further one is drawn anew, from limits that are twice as high. So calls
   that failed together do not come back together.
4. The rate. All calls of a client stand in one line, also to send again. At least `interval` seconds
   lie between two starts of `send`, and no more than that while somebody waits in line. First come,
   first served. It does not matter how many requests are in flight.
5. Too many. A 429 may have a header `Retry-After`, which is a number of seconds, as text. From then
   on *no* call of this client sends anything for so long, also those that stand in line already.
   When several say so, the latest end counts. After that, `send` starts again every `interval`
   seconds. Such a 429 needs no further pause. One without the header is followed by a pause as
   in 3.
6. The deadline. A whole call takes `timeout` seconds at most, which may be over a minute. Then it
   raises `TimeoutError`, not before, wherever it is: in line, in a pause, in the third try.
7. The circuit. A 503 and a `ConnectionError` are failures. After `failures` of them in a row, in
   whichever calls, the circuit opens. For `cooldown` seconds nothing is sent. A new call raises
   `CircuitOpen` immediately, without standing in line. A call that is in line already, or has to
   send again, raises it when it would send, or sooner. Any other answer in between, such as a 404,
   starts the count again.
8. The trial. After the `cooldown`, one call may send: the trial. Until that has its answer, all
   others raise `CircuitOpen`. If it fails, the circuit stays open for another `cooldown`. Any other
   answer closes it. If the trial ends without an answer, by a cancel or its deadline, the next call
   may be the trial. Answers to what was sent before the circuit opened do not open or close it.
9. Cancels. A call that is cancelled ends as cancelled, and its `send` with it. In line, everybody
   behind it moves up. Nothing is polled, the event loop is not blocked, and no task is left.

Two clients do not affect each other. Clients are created while the event loop runs.

New here: several rules in one object, each of which you know already. It is easier if each rule has
a small class of its own. Not needed here: real HTTP, and an idempotency key for `POST`.

If `api_client.py` gets long, you may split it: lay further files beside it, such as
`api_client_circuit.py`, and import them. Their names begin with `api_client_`.
"""

import asyncio


class ApiError(Exception):
    """The server refused a request. It is raised with the status."""


class CircuitOpen(Exception):
    """Nothing was sent, because the server is down."""


class Client:
    """Calls an API through `send`: politely, and not for longer than `timeout` seconds a call."""

    def __init__(self, send, timeout, interval, pause, failures, cooldown) -> None:
        """Make a client whose circuit is closed, and that has sent nothing yet."""
        # TODO: write this method, and the one below.
        raise NotImplementedError("Client is not implemented yet")

    async def call(self, method, path) -> object:
        """Send a request, again if that is safe and useful, and return the body of the answer."""
        raise NotImplementedError("Client is not implemented yet")


# From here on you need change nothing. To try your code, run `python api_client.py`.


async def main() -> None:
    """Ask a server for the prices of four parcels. It is busy at first."""
    loop = asyncio.get_running_loop()
    start, count = loop.time(), 0

    async def send(method, path):
        nonlocal count
        count += 1
        status, headers = {2: (429, {"Retry-After": "1"}), 5: (503, {})}.get(count, (200, {}))
        print(f"{loop.time() - start:.1f} s: {method} {path} gets {status}")
        await asyncio.sleep(0.05)
        return status, headers, {"price": len(path)}

    client = Client(send, timeout=10, interval=0.1, pause=0.5, failures=5, cooldown=30)
    calls = [client.call("GET", f"/prices/{10**number}") for number in range(4)]
    print(await asyncio.gather(*calls))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
