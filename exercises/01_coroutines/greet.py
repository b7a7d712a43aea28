"""greet: a function that can pause.

A welcome desk greets every visitor, waits a second for them to settle, and says goodbye. While it
waits for one visitor it should be free to greet the next. An ordinary function cannot do that: it
holds everything up until it returns. A coroutine can pause in the middle.

Write `greet`. It says hello, pauses for one second, and says goodbye:

    await greet("Ada")

prints, with one second between the lines:

    Hello, Ada!
    Goodbye, Ada!

What is checked:

- It prints exactly these two lines, in this order, for any name. It returns nothing.
- It pauses for one second between them.
- While it pauses, others can run: two greetings at once take under 1.6 seconds.

New here: `async def`, `await`, and a pause that lets others run. Not needed here: starting several
coroutines at once; the grader does that.
"""

import asyncio


async def greet(name) -> None:
    """Say hello, pause for one second, say goodbye."""
    # TODO: write this coroutine.
    raise NotImplementedError("greet is still to do")


# From here on you need change nothing: it lets you try the file with `python greet.py`.

if __name__ == "__main__":
    try:
        asyncio.run(greet("Ada"))
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
