# verdict: timeout
# why: a regular expression that never ends

import re


async def fetch_three(fetch, urls):
    return re.match(r"(a+)+$", "a" * 60 + "b")
