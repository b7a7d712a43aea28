# mistake: nested-run
# fails: all


def submit(loop, coro, seconds) -> object:
    return loop.run_until_complete(coro)  # <- here
