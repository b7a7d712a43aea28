# mistake: no-running-loop
# fails: all


def run_greeting(greet, name) -> str:
    coroutine = greet(name)
    try:
        coroutine.send(None)  # <- here
    except StopIteration as stop:
        return stop.value
