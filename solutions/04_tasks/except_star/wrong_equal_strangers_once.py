# mistake: none
# fails: test_raises_the_others_on
from collections import Counter

KINDS = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in leaves(inner)]
    return [error]


def kind_of(error):
    return next(name for kind, name in KINDS.items() if isinstance(error, kind))


async def outcome(job) -> Counter:
    try:
        await job()
    except Exception as error:
        found = leaves(error)
    else:
        return Counter()
    strangers = {repr(e): e for e in found if not isinstance(e, tuple(KINDS))}
    if strangers:
        raise ExceptionGroup("strangers", list(strangers.values()))
    return Counter(map(kind_of, found))
