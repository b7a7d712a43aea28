# mistake: group-not-split
# fails: test_counts_by_kind, test_counts_at_every_depth, test_raises_the_others_on
from collections import Counter


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except TimeoutError:  # <- here
        counts["slow"] += 1
    except ConnectionError:
        counts["unreachable"] += 1
    except ValueError:
        counts["nonsense"] += 1
    return counts
