"""predict_gather: what gather does, line by line.

Much that is said of `gather` is half true: that it starts things in some order, that it stops the rest
when one fails, that the results come as they arrive. Before you build on it, play it through in your
head. Predict first, and run afterwards.

Below are two programs, `front_page` and `late_edition`. Under each is a list with a place for every
line that it prints. Replace each `...` by the line, as a text in quotes, in the order in which you
think that they are printed. A program with these two lines:

    print("news: asked for")
    print("editor: begins")

is predicted by

    ["news: asked for", "editor: begins"]

What is checked:

- `FRONT_PAGE` holds exactly the lines that `front_page` prints, in order.
- `LATE_EDITION` holds exactly the lines that `late_edition` prints, in order.

You may fill in one list and check, then the other. You are told where a wrong list first goes wrong, but
not what would be right. The grader runs its own copy of the programs: when your predictions hold, play
with yours as you like. `python predict_gather.py` runs a program only when you have predicted it.

New here: when `gather` starts what it is given, in which order its results come, and what it does with
an exception. Not needed here: writing code.
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


# From here on you need change nothing: it lets you try the file with `python predict_gather.py`.

if __name__ == "__main__":
    for prediction, program in ((FRONT_PAGE, front_page), (LATE_EDITION, late_edition)):
        name = program.__name__
        if ... in prediction:
            print(
                f"To do: predict what `{name}` prints. Open this file and fill in {name.upper()}."
            )
        else:
            print(f"{name} prints:")
            asyncio.run(program())
        print()
