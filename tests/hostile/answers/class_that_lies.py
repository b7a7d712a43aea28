# verdict: fail
# why: an object that says it is a list

class Claims:
    __class__ = list

    def __iter__(self):
        return iter(())


async def fetch_three(fetch, urls):
    return Claims()
