# verdict: fail
# why: an exception whose str raises

class Broken(Exception):
    def __str__(self):
        raise self


async def fetch_three(fetch, urls):
    raise Broken
