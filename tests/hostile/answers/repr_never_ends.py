# verdict: timeout
# why: a value whose repr never ends

import time


class Value:
    def __repr__(self):
        while True:
            time.sleep(1)


async def fetch_three(fetch, urls):
    return [Value()]
