# mistake: none
# fails: test_function_or_coroutine, test_task_or_future, test_something_else


def kind(thing) -> str:
    return type(thing).__name__.lower()  # <- here
