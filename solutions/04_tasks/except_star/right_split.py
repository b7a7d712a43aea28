"""`split` parts a group in two, at every depth: what matches, and the rest."""

from collections import Counter

KINDS = {"slow": TimeoutError, "unreachable": ConnectionError, "nonsense": ValueError}


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
    counts = Counter()
    for kind, type_ in KINDS.items():
        if rest is not None:
            found, rest = rest.split(type_)
            counts[kind] = count(found) if found else 0
    if rest is not None:
        raise rest
    return counts
