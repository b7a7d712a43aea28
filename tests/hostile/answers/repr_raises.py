# verdict: fail
# why: a value whose repr raises

class Value:
    def __repr__(self):
        raise ValueError

    __str__ = __repr__


async def fetch_three(fetch, urls):
    return [Value()]
