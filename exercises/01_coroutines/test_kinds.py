"""Coroutine function, coroutine, task, future, or something else."""

import asyncio
import inspect

from grader import NotSeen, expect, points, scenario

ASKS = "def kind(thing) -> str"

HINTS = (
    "Two of the five are made from one of the others. Draw an arrow from each thing to what you "
    "get when you call it, or when you pass it to the event loop.",
    "For each of the first two, the module `inspect` has a function that returns True or False. "
    "For the next two use `isinstance`, with classes of `asyncio`.",
    "Every task is a future, but not every future is a task. So the order in which you ask "
    "matters, as always when one class is a subclass of another. What is left at the end is "
    "something else.",
)


class Desk:
    """A class with an async method."""

    async def greet(self, name):
        await asyncio.sleep(0)


async def greet(name):
    await asyncio.sleep(0)


async def greet_all(*names):
    for name in names:
        yield await greet(name)


@scenario
async def functions_and_coroutines(student, rng):
    name = f"visitor {rng.randrange(1000)}"
    coroutine, from_method = greet(name), Desk().greet(name)
    things = {
        "function": greet,
        "method": Desk().greet,
        "made": coroutine,
        "by_method": from_method,
    }
    kinds = {name: student.kind(things[name]) for name in rng.sample(list(things), len(things))}
    await asyncio.sleep(0.05)  # what was started runs to its end
    untouched = [
        inspect.getcoroutinestate(one) == "CORO_CREATED" for one in (coroutine, from_method)
    ]
    coroutine.close()
    from_method.close()
    return {"kinds": kinds, "untouched": all(untouched)}


@scenario
async def tasks_and_futures(student, rng):
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(asyncio.sleep(0.05))
    finished = asyncio.create_task(asyncio.sleep(0))
    await finished
    things = {"task": task, "finished": finished, "future": future}
    kinds = {name: student.kind(things[name]) for name in rng.sample(list(things), len(things))}
    untouched = not (future.done() or task.done() or task.cancelling())
    await asyncio.wait([task])
    return {"kinds": kinds, "untouched": untouched}


@scenario
async def something_else(student, functions, rng):
    things = {
        "an ordinary function": functions.plain("plain", answer=rng.randrange(1000)),
        "an ordinary function that returns a coroutine": lambda: greet("Ada"),
        "an `async def` function with a `yield` in it": greet_all,
        "an async generator": greet_all("Ada", "Bo"),
        "the function print": print,
        "the number 3": 3,
        "the number 0.5": 0.5,
        'the string "greet"': "greet",
        "None": None,
        "a list that holds a coroutine function": [greet],
        "a class": Desk,
        "an object with an async method": Desk(),
        "the class asyncio.Task": asyncio.Task,
        "the module asyncio": asyncio,
    }
    return {name: student.kind(things[name]) for name in rng.sample(list(things), len(things))}


@points(2)
def test_function_or_coroutine(functions_and_coroutines):
    """It distinguishes a coroutine function from the coroutine that you get by calling it."""
    got = functions_and_coroutines.part("kinds").plain
    expect(got["function"], "coroutine function", "kind(greet), an `async def` function")
    expect(got["method"], "coroutine function", "kind(desk.greet), an object's async method")
    expect(got["made"], "coroutine", 'kind(greet("Ada"))')
    expect(got["by_method"], "coroutine", 'kind(desk.greet("Ada"))')


@points(1)
def test_task_or_future(tasks_and_futures):
    """It distinguishes a task from a future."""
    got = tasks_and_futures.part("kinds").plain
    expect(got["task"], "task", "kind of a task")
    expect(got["finished"], "task", "kind of a task that has finished")
    expect(got["future"], "future", "kind of a future that is not a task")


@points(1)
def test_something_else(something_else):
    """Everything else is "something else", also a function that returns a coroutine."""
    for name, got in something_else.value.plain.items():
        expect(got, "something else", f"kind of {name}")


@points(1)
def test_only_looks(functions_and_coroutines, tasks_and_futures, something_else):
    """It only looks: it calls, starts and cancels nothing, and leaves no coroutine behind."""
    said = functions_and_coroutines.part("kinds").plain.values()
    if not any(type(kind) is str for kind in said):
        raise NotSeen("it said nothing, so it had nothing to look at")
    something_else.called_times("plain", 0)
    for evidence in (functions_and_coroutines, tasks_and_futures, something_else):
        evidence.awaited_everything()
    given = "a coroutine that it was given is as it was"
    expect(functions_and_coroutines.part("untouched"), True, given)
    expect(tasks_and_futures.part("untouched"), True, given.replace("coroutine", "task or future"))
