# verdict: fail
# why: a value whose repr ends the program

class Value:
    def __repr__(self):
        raise SystemExit(0)

    __str__ = __repr__


async def fetch_three(fetch, urls):
    return [Value()]
