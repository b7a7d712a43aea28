# mistake: not-async
# fails: all


def run_greeting(greet, name) -> str:
    return await greet(name)  # <- here
