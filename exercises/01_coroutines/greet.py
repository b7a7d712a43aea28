"""greet: a function that can pause.

A welcome desk greets every visitor. It says hello, gives the visitor a second to settle in, and
says goodbye. During that second it should be free to greet the next visitor. An ordinary function
cannot do that: while it waits, nothing else runs. A coroutine can pause in the middle.

Write `greet`. It says hello, pauses for one second, and says goodbye:

    await greet("Ada")

prints, with one second between the two lines:

    Hello, Ada!
    Goodbye, Ada!

What is checked:

- It prints exactly these two lines, in this order, with the name exactly as it was given: `mary ANN`
  stays `mary ANN`. It returns nothing.
- It pauses for one second between them, every time, for every visitor.
- During the whole pause other code can run: five greetings at the same time take under 1.4 seconds.

New here: `async def`, `await`, and a pause that lets other code run. Not needed here: starting
several coroutines at the same time; the grader does that.
"""

import asyncio


async def greet(name) -> None:
    """Say hello, pause for one second, say goodbye."""
    # TODO: write this coroutine.
    raise NotImplementedError("greet is not implemented yet")


# From here on you need change nothing. To try your code, run `python greet.py`.

if __name__ == "__main__":
    try:
        asyncio.run(greet("Ada"))
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
