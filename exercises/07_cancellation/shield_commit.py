"""shield_commit: too late to stop, so finish first.

Your server stores articles. An author presses "Save" and closes the laptop in the same second. The
connection is gone, so the framework cancels the request, and with it your coroutine. It was in the
middle of writing. Now the database has the headline of the new article, and the text of the old
one. Before the writing starts, it is fine to stop. After that it is too late: the writing must come
to its end.

Write `save`. It gets a record and two async functions. `check(record)` looks for mistakes, and
returns the entry to store. `commit(entry)` writes the entry, and returns its number:

    await save("article", check, commit)
    → "no. 17"

What is checked:

- You call `check` once, with the record. Then you call `commit` once, with what `check` returned.
  You return what `commit` returned. All of these may be empty. `check` and `commit` may both take
  over a minute.
- If you are cancelled while `check` runs, it is stopped immediately. `commit` is never called, and
  you end as cancelled when `check` has cleaned up. If `check` fails, you raise its error, and
  `commit` is not called either.
- As soon as `commit` runs, it always runs to its end. If you are cancelled meanwhile, wait for the
  end, and then end as cancelled. You may be cancelled several times, also at the very moment at
  which `commit` ends.
- If `commit` fails, you raise its error, also if you were cancelled before that, or at the same
  moment. Somebody must hear that nothing was stored.
- `commit` is never called a second time.
- Something else may cancel what `commit` does, for example the database. Then you end as cancelled.
- Your caller may use `asyncio.timeout` around `save`. It gets a `TimeoutError`, when `commit` is
  over.
- Waiting costs no CPU time: you do not check again and again whether `commit` is over.
- Saves at the same time share nothing, and do not wait for each other.

New here: `asyncio.shield`, and what it does not do. Not needed here: undoing anything, or a time
limit of your own.
"""

import asyncio


async def save(record, check, commit) -> str:
    """Check the record, then commit it; a commit that has started is waited for in any case."""
    # TODO: write this coroutine.
    raise NotImplementedError("save is not implemented yet")


# From here on you need change nothing. To try your code, run `python shield_commit.py`.


async def check_spelling(record: str) -> str:
    """Simulates a check that takes a moment."""
    await asyncio.sleep(0.3)
    return f"checked {record}"


async def write_both(entry: str) -> str:
    """Simulates a database that writes in two steps."""
    print("  the headline is written")
    await asyncio.sleep(0.5)
    print("  the text is written")
    return "no. 17"


async def main() -> None:
    """Cancel one save during the check, one during the commit, and leave one in peace."""
    for seconds in (0.1, 0.5, 2.0):
        print(f"cancelled after {seconds} s:")
        task = asyncio.create_task(save("article", check_spelling, write_both))
        await asyncio.sleep(seconds)
        task.cancel()
        try:
            print(f"  stored as {await task}")
        except asyncio.CancelledError:
            print("  the request was cancelled")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
