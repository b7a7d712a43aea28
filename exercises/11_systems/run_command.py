"""run_command: another program, a deadline, and nothing left behind.

Your team's build server runs other people's programs: compilers, tests, linters. Each has a deadline.
The first version used `asyncio.wait_for`, and the build server did go on when the deadline had passed.
The programs went on too. After a week there were four hundred of them, most of them started by a script
that itself was long gone. And one linter, which had much to complain about, never came to its end at all.

Write `run`. It runs one command, and returns its exit status and everything that it wrote:

    await run(["sh", "-c", "echo hello; echo oops >&2; exit 3"], seconds=60)
    → (3, b"hello\\noops\\n")

What is checked, with real programs, and so on the wall clock:

- `command` is a list: the program, and its arguments as they are. An argument may have blanks, quotes or
  a `$` in it.
- You return the exit status and the output. The output is what the command wrote to standard output and
  to standard error, in the order in which it was written. It may be megabytes.
- It is complete when nobody can write to it any more. If the command has started another program in the
  background that still writes to it, you wait for that one too.
- After `seconds`, `run` raises TimeoutError. If it is cancelled, it ends as cancelled. Either way, when it
  ends, the command has ended, and so has every program that the command has started, even if they ignore
  polite signals, and even if only the one in the background is left. Nobody is asked twice: it takes no
  more than a moment.
- You collect the exit status of every command: no zombie is left, whatever happened.
- Several commands run at the same time, and none of them blocks the event loop. Nothing checks again and
  again whether a command has ended.
- A program that does not exist raises FileNotFoundError, as Python does by itself.

Programs that the command starts stay in its process group. New here: `asyncio.create_subprocess_exec`,
and process groups. Not needed here: input for the command, or Windows.
"""

import asyncio
import time


async def run(command, seconds) -> tuple[int, bytes]:
    """Run a command; return its exit status and its output. TimeoutError after so many seconds."""
    # TODO: write this coroutine.
    raise NotImplementedError("run is not implemented yet")


# From here on you need change nothing. To try your code, run `python run_command.py`.

QUICK = ["sh", "-c", "echo hello; echo oops >&2; exit 3"]
SLOW = ["sh", "-c", "sleep 3 & echo waiting; wait"]


async def main() -> None:
    """Run a quick command, and one that takes longer than it may."""
    print(await run(QUICK, seconds=60))
    start = time.monotonic()
    try:
        print(await run(SLOW, seconds=0.5))
    except TimeoutError:
        print(f"a timeout, after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
