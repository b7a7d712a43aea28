# verdict: fail
# why: a value whose repr is no text

class Value:
    def __repr__(self):
        return 3

    __str__ = __repr__


async def fetch_three(fetch, urls):
    return [Value()]
