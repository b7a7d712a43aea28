"""pipeline: every stage has something to do.

A bakery bakes its bread in three stages: kneading, proving, baking. Each stage has one place, and
takes an hour. Who makes one loaf from beginning to end, and then the next one, needs three hours for
each. But while the first loaf proves, the second one can be kneaded. When the first one is in the
oven, all three places are busy. From then on a loaf is done every hour.

Write `pipeline`. It gets a list of items, and the stages. Each stage is an async function, which
gets what the stage before returned, and returns what the stage after gets:

    await pipeline(["rye", "spelt"], knead, prove, bake)
    → ["baked proved kneaded rye", "baked proved kneaded spelt"]

What is checked:

- Each item goes through all stages, in the order given. You return a list with what the last stage
  returned for each item, in the order of `items`. Without stages that is the items themselves.
  Without items the list is empty.
- Each stage works on one item at a time, in the order of `items`. But all stages work at the same
  time. So m items in s stages of d seconds take (m + s − 1)·d seconds.
- Stages and items may take different times. A stage starts an item as soon as it has ended the one
  before, and the stage before has ended that item. Any number of items may wait between two stages.
  A stage that waits is woken: it does not look again and again.
- An item, and what a stage returns, may be anything: `None`, `""`, 0, or an exception.
- The same function may be given twice. Then it is two stages.
- When a stage fails, all stages end immediately: what is in progress is cancelled, and its clean-up is
  over when `pipeline` ends. Nothing more starts: in the stage that failed, not even for a moment.
  `pipeline` raises the error, alone or in an `ExceptionGroup`. When several fail at the same moment,
  one error is enough. No stage ends as cancelled by itself.
- When `pipeline` itself is cancelled, it ends with `CancelledError`. What is in progress is cancelled,
  and its clean-up is over. If a clean-up fails, that error may come out instead.
- There may be hundreds of items and dozens of stages, and one item may take more than a minute in a
  stage. Two pipelines share nothing.

New here: several queues in a row. Not needed here: a limit on what waits between two stages.
"""

import asyncio


async def pipeline(items, *stages) -> list:
    """Pass each item through all stages, which work at the same time; return what comes out."""
    # TODO: write this coroutine.
    raise NotImplementedError("pipeline is not implemented yet")


# From here on you need change nothing. To try your code, run `python pipeline.py`.


async def knead(loaf: str) -> str:
    """Simulates the first stage."""
    print(f"kneading {loaf}")
    await asyncio.sleep(0.5)
    return f"kneaded {loaf}"


async def prove(loaf: str) -> str:
    """Simulates the second stage."""
    print(f"proving {loaf}")
    await asyncio.sleep(0.5)
    return f"proved {loaf}"


async def bake(loaf: str) -> str:
    """Simulates the third stage."""
    print(f"baking {loaf}")
    await asyncio.sleep(0.5)
    return f"baked {loaf}"


async def main() -> None:
    """Bake four loaves, and show how long it took."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    for loaf in await pipeline(["rye", "spelt", "oat", "corn"], knead, prove, bake):
        print(loaf)
    print(f"{loop.time() - start:.1f} s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
