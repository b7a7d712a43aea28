# mistake: none
# fails: test_task_or_future, test_something_else
import inspect


def kind(thing) -> str:
    text = str(thing).lower()
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if "coroutine" in text:
        return "coroutine"  # <- here
    if "<task" in text:
        return "task"
    if "<future" in text:
        return "future"
    return "something else"
