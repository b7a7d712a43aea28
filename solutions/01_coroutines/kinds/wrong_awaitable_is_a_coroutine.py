# mistake: none
# fails: test_task_or_future
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.isawaitable(thing):  # <- here
        return "coroutine"
    return "something else"
