# mistake: none
# fails: test_task_or_future, test_something_else
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if hasattr(thing, "__await__"):  # <- here
        return "coroutine"
    return "something else"
