# verdict: crash
# why: becomes another program that ends well

import os


async def fetch_three(fetch, urls):
    os.execv("/bin/true", ["true"])
