# mistake: none
# fails: test_counts_by_kind, test_counts_at_every_depth, test_raises_the_others_on
from collections import Counter

NAMES = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


def walk(error):
    if isinstance(error, ExceptionGroup):
        for inner in error.exceptions:
            yield from walk(inner)
    else:
        yield error


async def outcome(job) -> Counter:
    counts, others = Counter(), []
    try:
        await job()
    except Exception as error:
        for leaf in walk(error):
            if type(leaf) in NAMES:  # <- here
                counts[NAMES[type(leaf)]] += 1
            else:
                others.append(leaf)
    if others:
        raise ExceptionGroup("others", others)
    return counts
