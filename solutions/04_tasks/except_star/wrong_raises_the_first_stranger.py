# mistake: none
# fails: test_raises_the_others_on
from collections import Counter

KINDS = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


async def outcome(job) -> Counter:
    counter = Counter()

    def walk(error):
        if isinstance(error, ExceptionGroup):
            for inner in error.exceptions:
                walk(inner)
            return
        for kind, name in KINDS.items():
            if isinstance(error, kind):
                counter[name] += 1
                return
        raise error  # <- here

    try:
        await job()
    except Exception as error:
        walk(error)
    return counter
