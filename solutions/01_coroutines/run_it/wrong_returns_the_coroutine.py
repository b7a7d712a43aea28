# mistake: returned-coroutine
# fails: all


def run_greeting(greet, name) -> str:
    return greet(name)  # <- here
