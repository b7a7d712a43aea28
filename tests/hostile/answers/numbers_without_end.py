# verdict: protocol, timeout
# on the fast clock: fail
# why: a report of its own that it is late, with infinite times

import os
import time


async def fetch_three(fetch, urls):
    call = '{"name": "fetch", "label": "", "start": 0, "end": 1e999, "outcome": "returned", "line": 1}'
    seen = f'"elapsed": 1e999, "calls": [{call}], "call_count": 1, "printed": [], "facts": {{}}'
    os.write(200, f'{{"frame": "overdue", {seen}}}\n'.encode())
    time.sleep(60)
