"""Coroutine function, coroutine, task, future, or something else."""

import asyncio
import concurrent.futures
import functools
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
    """A class with async methods."""

    async def greet(self, name):
        await asyncio.sleep(0)

    @classmethod
    async def open(cls, name):
        await asyncio.sleep(0)


async def greet(name):
    await asyncio.sleep(0)


async def greet_all(*names):
    for name in names:
        yield await greet(name)


def names_of_all():
    yield "Ada"


def shuffled(rng, things, student):
    """The kind of each thing, asked for in any order."""
    return {name: student.kind(things[name]) for name in rng.sample(list(things), len(things))}


@scenario
async def functions_and_coroutines(student, rng):
    name = f"visitor {rng.randrange(1000)}"
    coroutine, from_method = greet(name), Desk().greet(name)
    paused, over = greet(name), greet(name)
    paused.send(None)
    over.close()
    things = {
        "function": greet,
        "method": Desk().greet,
        "class method": Desk.open,
        "made": coroutine,
        "by_method": from_method,
        "paused": paused,
        "over": over,
    }
    kinds = shuffled(rng, things, student)
    await asyncio.sleep(0.05)  # what was started runs to its end
    states = [inspect.getcoroutinestate(one) for one in (coroutine, from_method, paused)]
    for one in (coroutine, from_method, paused):
        one.close()
    untouched = states == ["CORO_CREATED", "CORO_CREATED", "CORO_SUSPENDED"]
    return {"kinds": kinds, "untouched": untouched}


@scenario
async def tasks_and_futures(student, rng):
    loop = asyncio.get_running_loop()
    future, done, given_up = (loop.create_future() for _ in range(3))
    done.set_result(rng.randrange(1000))
    given_up.cancel()
    task = asyncio.create_task(asyncio.sleep(0.05))
    finished, cancelled = (asyncio.create_task(asyncio.sleep(0)) for _ in range(2))
    await finished
    cancelled.cancel()
    gathered = asyncio.gather(future)
    things = {
        "task": task,
        "finished": finished,
        "cancelled": cancelled,
        "future": future,
        "done": done,
        "given up": given_up,
        "gathered": gathered,
    }
    kinds = shuffled(rng, things, student)
    untouched = not (future.done() or task.done() or gathered.done() or task.cancelling())
    if not future.done():
        future.set_result(None)
    await asyncio.gather(task, gathered, cancelled, return_exceptions=True)
    return {"kinds": kinds, "untouched": untouched}


@scenario
async def something_else(student, functions, rng):
    plain = functions.plain("plain", answer=rng.randrange(1000))
    task = asyncio.create_task(asyncio.sleep(0))
    things = {
        "an ordinary function": plain,
        "an ordinary function that returns a coroutine": lambda: greet("Ada"),
        "an ordinary function that wraps an `async def` function": functools.wraps(greet)(plain),
        "a generator function": names_of_all,
        "an `async def` function with a `yield` in it": greet_all,
        "an async generator": greet_all("Ada", "Bo"),
        "the function print": print,
        "the function asyncio.create_task": asyncio.create_task,
        "the number 3": 3,
        "the number 0.5": 0.5,
        'the string "greet"': "greet",
        'the string "<coroutine object greet>"': "<coroutine object greet>",
        'the string "<Task pending>"': "<Task pending>",
        'the string "<Future pending>"': "<Future pending>",
        'the string "<function greet>"': "<function greet>",
        "None": None,
        "a list that holds a coroutine function": [greet],
        "a list that holds a task": [task],
        "a class": Desk,
        "an object with an async method": Desk(),
        "the class asyncio.Task": asyncio.Task,
        "the class asyncio.Future": asyncio.Future,
        "a future of concurrent.futures": concurrent.futures.Future(),
        "the module asyncio": asyncio,
    }
    kinds = shuffled(rng, things, student)
    await task
    return kinds


@points(2)
def test_function_or_coroutine(functions_and_coroutines):
    """It distinguishes a coroutine function from the coroutine that you get by calling it."""
    got = functions_and_coroutines.part("kinds").plain
    expect(got["function"], "coroutine function", "kind(greet), an `async def` function")
    expect(got["method"], "coroutine function", "kind(desk.greet), an object's async method")
    expect(got["class method"], "coroutine function", "kind of an async method of a class")
    expect(got["made"], "coroutine", 'kind(greet("Ada"))')
    expect(got["by_method"], "coroutine", 'kind(desk.greet("Ada"))')
    expect(got["paused"], "coroutine", "kind of a coroutine that is paused")
    expect(got["over"], "coroutine", "kind of a coroutine that is over")


@points(1)
def test_task_or_future(tasks_and_futures):
    """It distinguishes a task from a future."""
    got = tasks_and_futures.part("kinds").plain
    expect(got["task"], "task", "kind of a task")
    expect(got["finished"], "task", "kind of a task that has finished")
    expect(got["cancelled"], "task", "kind of a task that was cancelled")
    expect(got["future"], "future", "kind of a future that is not a task")
    expect(got["done"], "future", "kind of a future that is done")
    expect(got["given up"], "future", "kind of a future that was cancelled")
    expect(got["gathered"], "future", "kind of what `asyncio.gather` returns")


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
    untouched = functions_and_coroutines.value.plain["untouched"]
    assert untouched, "a coroutine that it was given was started, continued or closed"
    untouched = tasks_and_futures.value.plain["untouched"]
    assert untouched, "a task or future that it was given was cancelled, or ended meanwhile"
