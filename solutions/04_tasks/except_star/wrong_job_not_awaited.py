# mistake: never-awaited
# fails: test_counts_an_error_by_itself, test_counts_at_every_depth, test_counts_by_kind, test_counts_nothing, test_lets_a_cancellation_through, test_raises_the_others_on, test_two_nights
from collections import Counter


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        job()  # <- here
    except* TimeoutError as group:
        counts["slow"] += len(group.exceptions)
    except* ConnectionError as group:
        counts["unreachable"] += len(group.exceptions)
    except* ValueError as group:
        counts["nonsense"] += len(group.exceptions)
    return counts
