"""token_bucket: so many requests in a second, and no more.

Your shop sells through a marketplace, and asks its server for new orders. The server allows 2
requests per second. After a quiet time it also allows 3 requests at once. If you send more than
that, it answers nothing for an hour. How many requests are in flight does not matter to it. It
counts how many *start*.

Its rule is called a token bucket. The bucket has room for 3 tokens, and is full at the start. A
request takes one token out. Every half second, one new token arrives. Who finds the bucket empty
waits for the next token.

Write the class `RateLimit`. Its arguments say that `rate` tokens arrive in `per` seconds, and that
there is room for `burst` tokens:

    limit = RateLimit(rate=2, per=1.0, burst=3)
    for number in range(6):
        await limit.acquire()          # then send the request
    → the requests are sent at 0.0, 0.0, 0.0, 0.5, 1.0 and 1.5 seconds

What is checked:

- If there is a token, `acquire()` takes it and returns immediately. Otherwise it waits until a token
  arrives for it, and no longer. That can take over a minute.
- The tokens arrive one by one, with `per / rate` seconds between them. None arrives while the bucket
  is full: the next one comes `per / rate` seconds after you have taken one from a full bucket.
- So in *any* stretch of `t` seconds, wherever it starts, no more than `burst + t * rate / per` calls
  of `acquire` return. There are never more than `burst` tokens, however long it was quiet.
- Tokens arrive while the callers are busy, too. In the long run, callers that always want more get
  all of them: the work that they do in between costs no tokens.
- First come, first served. This also holds for somebody who calls `acquire` at the very moment at
  which a token arrives, while others are waiting.
- A caller may be cancelled while it waits, wherever it stands in the line, and also at the moment at
  which its token arrives. Then its `acquire` ends as cancelled and uses no token: everybody behind
  it moves up.
- Several `RateLimit` objects do not affect each other.
- While nobody waits, nothing runs: it leaves no task behind. While somebody waits, nothing is
  polled, and the event loop is not blocked.

`rate` and `burst` are whole numbers, at least 1. `per` may be any number of seconds above 0. The
objects are created while the event loop runs.

New here: a limit on how many start in a time. Not needed here: a limit on how many are in flight.
"""

import asyncio


class RateLimit:
    """Lets `burst` callers through at once, and `rate` in every `per` seconds after that."""

    def __init__(self, rate, per, burst) -> None:
        """Start with a full bucket."""
        # TODO: write this method, and the one below.
        raise NotImplementedError("RateLimit is not implemented yet")

    async def acquire(self) -> None:
        """Take one token; wait for it if there is none."""
        raise NotImplementedError("RateLimit is not implemented yet")


# From here on you need change nothing. To try your code, run `python token_bucket.py`.


async def main() -> None:
    """Send six requests as soon as they are allowed, be quiet for a while, and send four more."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    limit = RateLimit(rate=2, per=1.0, burst=3)
    for number in range(10):
        if number == 6:
            print("now it is quiet for 2 seconds")
            await asyncio.sleep(2)
        await limit.acquire()
        print(f"{loop.time() - start:.1f} s: request {number}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
