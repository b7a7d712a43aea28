"""predict_cancel: what happens when a task is told to stop, line by line.

A service hangs at every shutdown, and the log ends in the middle of a sentence. Somebody called
`cancel()`. What did it stop, and what did it not stop? To read such a log you must know what a
cancellation does: when it arrives, which lines still run, and who hears of it. Predict first, and
run afterwards.

Below are three programs: `bakery`, `post_office` and `journey`. Below each program is a list with
one place for each line that it prints. Replace each `...` with a line, as a string. Put the lines
in the order in which you think they are printed. For a program with these two lines:

    print("bread: in the oven")
    print("baker: closes")

the prediction is

    ["bread: in the oven", "baker: closes"]

What is checked:

- `BAKERY` holds exactly the lines that `bakery` prints, in order.
- `POST_OFFICE` holds exactly the lines that `post_office` prints, in order.
- `JOURNEY` holds exactly the lines that `journey` prints, in order.

You may fill in one list and check it, then the next. The check tells you where a list first goes
wrong, but not what would be right. The grader runs its own copy of the programs. So when your
predictions are right, change your copy and experiment. `python predict_cancel.py` runs a program
only after you have predicted it.

New here: `CancelledError`, and what `finally`, `shield` and `timeout` do with it. Not needed here:
writing code.
"""

import asyncio

# 1. The bakery


async def bake(what: str) -> None:
    try:
        print(f"{what}: in the oven")
        await asyncio.sleep(0.5)
        print(f"{what}: baked")
    except Exception:
        print(f"{what}: burnt")
    finally:
        print(f"{what}: oven off")


async def knead() -> None:
    try:
        print("apprentice: kneads")
        await asyncio.sleep(0.5)
        print("apprentice: has kneaded")
    except asyncio.CancelledError:
        print("apprentice: one moment")
    await asyncio.sleep(0.1)
    print("apprentice: sweeps the floor")


async def bakery() -> None:
    bread = asyncio.create_task(bake("bread"))
    await asyncio.sleep(0.1)
    cake = asyncio.create_task(bake("cake"))
    cake.cancel()
    bread.cancel()
    print("baker: closes")
    await asyncio.wait([bread, cake])
    apprentice = asyncio.create_task(knead())
    await asyncio.sleep(0.1)
    apprentice.cancel()
    await asyncio.wait([apprentice])
    if apprentice.cancelled():
        print("baker: the apprentice was stopped")
    else:
        print("baker: the apprentice was not stopped")


# TODO: predict the seven lines that `bakery` prints.
BAKERY: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]


# 2. The post office


async def stamp(letter: str) -> None:
    try:
        print(f"{letter}: under the stamp")
        await asyncio.sleep(0.3)
        print(f"{letter}: stamped")
    finally:
        print(f"{letter}: in the bag")


async def serve() -> None:
    try:
        print("clerk: takes a letter")
        await asyncio.shield(stamp("letter"))
        print("clerk: has sent it")
    finally:
        print("clerk: leaves")


async def post_office() -> None:
    clerk = asyncio.create_task(serve())
    await asyncio.sleep(0.1)
    clerk.cancel()
    print("office: closes")
    try:
        await clerk
    except asyncio.CancelledError:
        print("office: the clerk was stopped")
    await asyncio.sleep(0.5)
    print("office: dark")


# TODO: predict the eight lines that `post_office` prints.
POST_OFFICE: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]


# 3. The journey


async def ride(line: str, seconds: float) -> None:
    try:
        print(f"{line}: sets off")
        await asyncio.sleep(seconds)
        print(f"{line}: arrives")
    except asyncio.CancelledError:
        print(f"{line}: turns round")
        await asyncio.sleep(0.3)
        print(f"{line}: in the depot")
        raise


async def journey() -> None:
    try:
        async with asyncio.timeout(0.3):
            try:
                await ride("bus", 0.1)
                await ride("tram", 0.6)
                await ride("ferry", 0.1)
            except TimeoutError:
                print("traveler: is late")
        print("traveler: is there")
    except TimeoutError:
        print("traveler: takes a taxi")


# TODO: predict the six lines that `journey` prints.
JOURNEY: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]


# From here on you need change nothing. To try your code, run `python predict_cancel.py`.

if __name__ == "__main__":
    programs = ((BAKERY, bakery), (POST_OFFICE, post_office), (JOURNEY, journey))
    for prediction, program in programs:
        name = program.__name__
        if ... in prediction:
            print(f"`{name}` is not predicted yet. Open this file and fill in {name.upper()}.")
        else:
            print(f"{name} prints:")
            asyncio.run(program())
        print()
