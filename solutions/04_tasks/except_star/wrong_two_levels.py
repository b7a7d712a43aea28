# mistake: group-not-split
# fails: test_counts_at_every_depth
from collections import Counter


def size(group):
    number = 0
    for error in group.exceptions:
        if isinstance(error, ExceptionGroup):
            number += len(error.exceptions)  # <- here
        else:
            number += 1
    return number


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* TimeoutError as group:
        counts["slow"] += size(group)
    except* ConnectionError as group:
        counts["unreachable"] += size(group)
    except* ValueError as group:
        counts["nonsense"] += size(group)
    return counts
