# verdict: fail
# why: a list that equals everything

class Anything(list):
    def __eq__(self, other):
        return True

    __hash__ = None


async def fetch_three(fetch, urls):
    return Anything()
