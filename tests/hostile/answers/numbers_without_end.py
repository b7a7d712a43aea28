# verdict: protocol, timeout
# why: a report of its own that it is late, with infinite times

import gc
import os
import sys
import time
from dataclasses import replace

said, seen = (sys.modules[f"grader.worker.{name}"] for name in ("channel", "observations"))
(run,) = (thing for thing in gc.get_objects() if type(thing).__name__ == "Run")


async def fetch_three(fetch, urls):
    call = seen.Call(
        "fetch", "", 0.0, 12345.0, seen.CallOutcome.RETURNED, (1,), None, 0, 0, None, ""
    )
    late = replace(run.seen(), elapsed=12345.0, calls=(call,), call_count=1)
    os.write(200, said.line_of("overdue", late).replace(b"12345.0", b"1e999"))
    time.sleep(60)
