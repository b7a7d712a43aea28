# verdict: fail
# why: a value whose repr is 64 MB long

class Value:
    def __repr__(self):
        return "x" * (64 << 20)

    __str__ = __repr__


async def fetch_three(fetch, urls):
    return [Value()]
