# mistake: none
# fails: test_raises_the_others_on
from collections import Counter

KINDS = {"slow": TimeoutError, "unreachable": ConnectionError, "nonsense": ValueError}


async def outcome(job) -> Counter:
    counts = Counter()
    others = []

    def look(error):
        if isinstance(error, ExceptionGroup):
            for inner in error.exceptions:
                look(inner)
            return
        for name, kind in KINDS.items():
            if isinstance(error, kind):
                counts[name] += 1
                return
        others.append(error)

    try:
        await job()
    except Exception as error:
        look(error)
        if others:
            raise  # <- here
    return counts
