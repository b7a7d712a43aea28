# mistake: shared-between-calls
# fails: test_counts_an_error_by_itself
"""Each kind is counted anew, but those that come after the last error keep their old number."""

from collections import Counter

KINDS = {"slow": TimeoutError, "unreachable": ConnectionError, "nonsense": ValueError}
counts = Counter()  # <- here


def count(group):
    return sum(
        count(error) if isinstance(error, ExceptionGroup) else 1 for error in group.exceptions
    )


async def outcome(job) -> Counter:
    try:
        await job()
    except Exception as error:
        rest = error if isinstance(error, ExceptionGroup) else ExceptionGroup("alone", [error])
    else:
        return Counter()
    for kind, type_ in KINDS.items():
        if rest is None:
            break
        found, rest = rest.split(type_)
        counts[kind] = count(found) if found else 0
    if rest is not None:
        raise rest
    return counts
