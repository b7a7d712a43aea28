"""predict_order: which line is printed when?

A colleague shows you three small programs and asks: "Why does it print that line first?" You can
always run a program and look. But next week it is a program of a thousand lines, and it hangs at
night. Then it helps if you can run the event loop in your head. So predict first, and run
afterwards.

Below are three programs: `lunch`, `evening` and `outing`. Below each program is a list with one
place for each line that it prints. Replace each `...` with a line, as a string. Put the lines in
the order in which you think they are printed. For a program with these two lines:

    print("Ada: hello")
    print("Bo: goodbye")

the prediction is

    ["Ada: hello", "Bo: goodbye"]

What is checked:

- `LUNCH` holds exactly the lines that `lunch` prints, in order.
- `EVENING` holds exactly the lines that `evening` prints, in order.
- `OUTING` holds exactly the lines that `outing` prints, in order.

You may fill in one list and check it, then the next. The check tells you where a list first goes
wrong, but not what would be right. The grader runs its own copy of the programs. So when your
predictions are right, change your copy and experiment. `python predict_order.py` runs a program
only after you have predicted it.

New here: when a task starts, and which `await` really pauses. Not needed here: writing code.
"""

import asyncio

# 1. Lunch


async def cook(dish: str) -> None:
    print(f"{dish}: on the stove")
    await asyncio.sleep(0.1)
    print(f"{dish}: ready")


async def lunch() -> None:
    soup = asyncio.create_task(cook("soup"))
    print("guest: waits")
    await soup
    print("guest: eats")


# TODO: predict the four lines that `lunch` prints.
LUNCH: list[str] = [
    ...,
    ...,
    ...,
    ...,
]


# 2. Evening


async def sweep() -> None:
    print("floor: swept")


async def wash() -> None:
    print("plates: in the water")
    print("plates: clean")


async def evening() -> None:
    sweeping = asyncio.create_task(sweep())
    print("door: closed")
    await wash()
    print("light: off")
    await asyncio.sleep(0.1)
    print("alarm: on")
    await sweeping


# TODO: predict the six lines that `evening` prints.
EVENING: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]


# 3. Outing


async def walk(name: str, seconds: float) -> None:
    print(f"{name}: sets off")
    await asyncio.sleep(seconds)
    print(f"{name}: is back")


async def outing() -> None:
    ada = asyncio.create_task(walk("Ada", 0.3))
    bo = asyncio.create_task(walk("Bo", 0.1))
    print("dog: barks")
    await ada
    print("dog: greets Ada")
    await bo
    print("dog: greets Bo")


# TODO: predict the seven lines that `outing` prints.
OUTING: list[str] = [
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
    ...,
]


# From here on you need change nothing. To try your code, run `python predict_order.py`.

if __name__ == "__main__":
    for prediction, program in ((LUNCH, lunch), (EVENING, evening), (OUTING, outing)):
        name = program.__name__
        if ... in prediction:
            print(f"`{name}` is not predicted yet. Open this file and fill in {name.upper()}.")
        else:
            print(f"{name} prints:")
            asyncio.run(program())
        print()
