"""race: the first answer wins.

The same map is stored on several servers. You do not know which of them is quick today, and some
may be down. So you ask all of them at once, take the first answer that comes, and call the others
off. A server that is down often says so before any other has answered, and such an error must not
win the race.

Write `first_success`. It is given a list of async functions without parameters, at least one, and
gives back the answer of the one that answers first:

    await first_success([ask_oslo, ask_lima, ask_kyoto])
    → "map from Lima"

What is checked:

- All attempts are started at the same time, each once, and you return the first answer as soon as
  it is there, also one that is empty.
- An attempt that fails does not end the race, not even when it fails at the very same moment at
  which another one answers.
- When `first_success` returns, the race is over: the other attempts have been cancelled, and what
  they had to clean up, which takes them a moment, is done. Not one of them is going on.
- If all attempts fail, it raises an `ExceptionGroup` with all of their errors.
- When `first_success` itself is cancelled, no attempt is going on after its end.

New here: looking at each task as it ends, and ending the rest. Not needed here: a limit on time.
"""

import asyncio


async def first_success(attempts):
    """Start all attempts; give the first answer, once the others have been ended."""
    # TODO: write this coroutine.
    raise NotImplementedError("first_success is still to do")


# From here on you need change nothing: it lets you try the file with `python race.py`.


async def ask_oslo() -> str:
    """A stand-in for a server that is down, and says so at once."""
    await asyncio.sleep(0.2)
    raise ConnectionRefusedError("Oslo is down")


async def ask_lima() -> str:
    """A stand-in for a quick server."""
    await asyncio.sleep(1)
    return "map from Lima"


async def ask_kyoto() -> str:
    """A stand-in for a slow server, which hangs up in good order when it is called off."""
    try:
        await asyncio.sleep(3)
    except asyncio.CancelledError:
        await asyncio.sleep(0.1)
        print("Kyoto: called off, and hung up")
        raise
    return "map from Kyoto"


async def main() -> None:
    """One race, and how long it took."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    print(await first_success([ask_oslo, ask_lima, ask_kyoto]))
    print(f"{loop.time() - begin:.1f} s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
