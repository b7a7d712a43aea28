"""except_star: what is inside an exception group.

Every night a job asks all your shops for their sales. It asks every shop, even after others have
failed, and raises the errors at the end. The errors of a country are in an exception group, and the
groups of all countries are in one more group. In the morning your colleagues want to know how it
went. "One ExceptionGroup" is not a useful answer. They want to know that three shops were slow and
two could not be reached.

Write `outcome`. It runs `job`, an async function without parameters, and counts the errors that it
raised, by kind:

    await outcome(job)
    → Counter({"slow": 3, "unreachable": 2})

The kinds are `"slow"` for a `TimeoutError`, `"unreachable"` for a `ConnectionError`, and
`"nonsense"` for a `ValueError`. As always, a subclass counts as its base class: a
`ConnectionResetError` is a `ConnectionError`.

What is checked:

- You return a `Counter` (or a dict) with the number of errors of each kind in an `ExceptionGroup`.
  Every single error counts, also one with the same text as another.
- Groups can contain groups, as deep as you like: you count every single error in them.
- The job may also raise one of these errors by itself, without a group.
- When nothing went wrong, the `Counter` is empty.
- Errors of any other kind are not counted, but re-raised, all of them. That includes an error of
  another kind without a group. The errors that you count are not re-raised. The group that you raise
  may be nested in any way.
- You run the job once, and it takes as long as it takes, even a minute. Two calls of `outcome` count
  for themselves.
- When `outcome` is cancelled, the `CancelledError` propagates.

New here: `except*`. Not needed here: starting tasks.
"""

import asyncio
from collections import Counter


async def outcome(job) -> Counter:
    """Run the job; count its errors by kind, and re-raise those of other kinds."""
    # TODO: write this coroutine.
    raise NotImplementedError("outcome is not implemented yet")


# From here on you need change nothing. To try your code, run `python except_star.py`.


async def ask(shop: str, error: Exception | None) -> str:
    """Simulates a shop."""
    await asyncio.sleep(0.2)
    if error is not None:
        raise error
    return f"sales of {shop}"


async def country(shops: dict[str, Exception | None]) -> None:
    """Ask all shops of a country; raise a group of their errors."""
    asked = [ask(shop, error) for shop, error in shops.items()]
    await everything(asked, "a country")


async def night() -> None:
    """Ask all countries."""
    italy = country({"Rome": TimeoutError(), "Pisa": None})
    france = country({"Lyon": ConnectionResetError(), "Nice": TimeoutError()})
    await everything([italy, france], "the night")


async def everything(asked: list, what: str) -> None:
    """Wait for all, whether they fail or not; then raise a group of their errors."""
    results = await asyncio.gather(*asked, return_exceptions=True)
    errors = [result for result in results if isinstance(result, Exception)]
    if errors:
        raise ExceptionGroup(what, errors)


async def main() -> None:
    """One night: two shops are slow, and one cannot be reached."""
    print(await outcome(night))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
