"""predict_gather: what gather does, line by line.

People say a lot about `gather`, and much of it is only half true. For example: it starts things in
any order, it stops the rest when one fails, it returns the results in the order in which they
arrive. Before you rely on such a sentence, run a program in your head. Predict first, and run
afterwards.

Below are two programs, `front_page` and `late_edition`. Below each program is a list with one place
for each line that it prints. Replace each `...` with a line, as a string. Put the lines in the
order in which you think they are printed. For a program with these two lines:

    print("news: asked for")
    print("editor: begins")

the prediction is

    ["news: asked for", "editor: begins"]

What is checked:

- `FRONT_PAGE` holds exactly the lines that `front_page` prints, in order.
- `LATE_EDITION` holds exactly the lines that `late_edition` prints, in order.

You may fill in one list and check it, then the other. The check tells you where a list first goes
wrong, but not what would be right. The grader runs its own copy of the programs. So when your
predictions are right, change your copy and experiment. `python predict_gather.py` runs a program
only after you have predicted it.

New here: when `gather` starts its coroutines, in which order it returns their results, and what it
does with an exception. Not needed here: writing code.
"""

import asyncio

# 1. The front page


async def fetch(page: str, seconds: float) -> str:
    print(f"{page}: asked for")
    await asyncio.sleep(seconds)
    print(f"{page}: here")
    return page


async def front_page() -> None:
    weather = fetch("weather", 0.1)
    print("editor: begins")
    pages = await asyncio.gather(fetch("news", 0.3), weather, fetch("sport", 0.2))
    for page in pages:
        print(f"editor: prints {page}")


# TODO: predict the ten lines that `front_page` prints.
FRONT_PAGE: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]


# 2. The late edition


async def visit(page: str, seconds: float) -> None:
    try:
        print(f"{page}: asked for")
        await asyncio.sleep(seconds)
        if page == "sport":
            raise LookupError("there is no sport today")
    finally:
        print(f"{page}: over")


async def late_edition() -> None:
    try:
        await asyncio.gather(visit("news", 0.3), visit("sport", 0.1))
    except LookupError:
        print("editor: does without")
    await asyncio.sleep(0.5)
    print("editor: goes home")


# TODO: predict the six lines that `late_edition` prints.
LATE_EDITION: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]


# From here on you need change nothing. To try your code, run `python predict_gather.py`.

if __name__ == "__main__":
    for prediction, program in ((FRONT_PAGE, front_page), (LATE_EDITION, late_edition)):
        name = program.__name__
        if ... in prediction:
            print(f"`{name}` is not predicted yet. Open this file and fill in {name.upper()}.")
        else:
            print(f"{name} prints:")
            asyncio.run(program())
        print()
