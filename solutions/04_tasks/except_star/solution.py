from collections import Counter


async def outcome(job) -> Counter:
    """Run the job; count its errors by kind, and re-raise those of other kinds."""
    counts = Counter()
    try:
        await job()
    # Each clause gets a group of its kind only, and what no clause takes is raised on. An error
    # without a group comes in a group of one.
    except* TimeoutError as group:
        counts["slow"] += leaves(group)
    except* ConnectionError as group:
        counts["unreachable"] += leaves(group)
    except* ValueError as group:
        counts["nonsense"] += leaves(group)
    # `return` is not allowed inside an `except*`: more than one of them can run.
    return counts


def leaves(error) -> int:
    # A group keeps its shape: what it holds may again be groups.
    if isinstance(error, BaseExceptionGroup):
        return sum(map(leaves, error.exceptions))
    return 1
