# verdict: timeout
# why: the value never ends being thrown away


class Stays:
    def __del__(self):
        while True:
            pass


async def fetch_three(fetch, urls):
    return [Stays()]
