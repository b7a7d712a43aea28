# mistake: swallowed-error
# fails: test_raises_the_others_on
from collections import Counter


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return sum(leaves(inner) for inner in error.exceptions)
    return 1


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* TimeoutError as group:
        counts["slow"] += leaves(group)
    except* ConnectionError as group:
        counts["unreachable"] += leaves(group)
    except* ValueError as group:
        counts["nonsense"] += leaves(group)
    except* Exception as group:  # <- here
        print("unknown:", group.exceptions)
    return counts
