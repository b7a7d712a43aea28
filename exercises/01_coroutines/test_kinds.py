"""Coroutine function, coroutine, task, future, or something else."""

import asyncio
import inspect

from grader import NotSeen, points, scenario

ASKS = "def kind(thing) -> str"

HINTS = (
    "Two of the five come from calling one of the others. Draw an arrow from each thing to what you "
    "get by calling it, or by handing it to the event loop.",
    "The module `inspect` has a question for each of the first two, and `isinstance` answers for "
    "the next two, with classes of `asyncio`.",
    "Every task is a future, but not every future is a task. So the order in which you ask matters, "
    "as always when one class is a special case of another. What is left over at the end is "
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
    names = list(things)
    rng.shuffle(names)
    kinds = {name: student.kind(things[name]) for name in names}
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
    names = list(things)
    rng.shuffle(names)
    kinds = {name: student.kind(things[name]) for name in names}
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
        'the text "greet"': "greet",
        "None": None,
        "a list that holds a coroutine function": [greet],
        "a class": Desk,
        "an object with an async method": Desk(),
        "the class asyncio.Task": asyncio.Task,
        "the module asyncio": asyncio,
    }
    names = list(things)
    rng.shuffle(names)
    return {name: student.kind(things[name]) for name in names}


@points(2)
def test_function_or_coroutine(functions_and_coroutines):
    """It tells a coroutine function from the coroutine that calling it gives."""
    got = functions_and_coroutines.value.plain["kinds"]
    must_be(got["function"], "coroutine function", "the `async def` function greet")
    must_be(got["method"], "coroutine function", "desk.greet, an async method of an object")
    must_be(got["made"], "coroutine", 'greet("Ada")')
    must_be(got["by_method"], "coroutine", 'desk.greet("Ada")')


@points(1)
def test_task_or_future(tasks_and_futures):
    """It tells a task from a future."""
    got = tasks_and_futures.value.plain["kinds"]
    must_be(got["task"], "task", "a task")
    must_be(got["finished"], "task", "a task that has finished")
    must_be(got["future"], "future", "a future that is no task")


@points(1)
def test_something_else(something_else):
    """Everything else is "something else", whatever would come of calling it."""
    for name, got in something_else.value.plain.items():
        must_be(got, "something else", name)


@points(1)
def test_only_looks(functions_and_coroutines, tasks_and_futures, something_else):
    """It only looks: it calls, starts and cancels nothing, and leaves no coroutine behind."""
    said = functions_and_coroutines.value.plain["kinds"].values()
    if not any(type(kind) is str for kind in said):
        raise NotSeen("it said nothing, so it had nothing to look at")
    for called in something_else.calls_of("plain"):
        raise AssertionError(f"it called an ordinary function to find out (line {called.line})")
    for evidence in (functions_and_coroutines, tasks_and_futures, something_else):
        evidence.awaited_everything()
    if not functions_and_coroutines.value.plain["untouched"]:
        raise AssertionError("a coroutine that it was given was started or closed by it")
    if not tasks_and_futures.value.plain["untouched"]:
        raise AssertionError("a task or a future that it was given was cancelled or ended by it")


def must_be(got, wanted, what):
    if type(got) is not str or got != wanted:
        raise AssertionError(f"of {what} it said {got!r}, and should say {wanted!r}")
