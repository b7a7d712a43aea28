"""Errors that the event loop reports because nobody has looked at them."""

import asyncio
import gc

from grader.worker.clock.wall import WallClock
from grader.worker.probes import Probes
from grader.worker.probes.lost import Lost
from grader.worker.probes.steps import Steps
from grader.worker.probes.tasks import Tasks


def test_what_a_newer_python_says_of_a_shield_is_no_lost_error():
    lost = Lost(Tasks("answer.py"))

    async def main():
        loop = asyncio.get_running_loop()
        lost.watch(loop)
        error = {"exception": OSError("full")}
        loop.call_exception_handler({"message": "OSError exception in shielded future"} | error)
        loop.call_exception_handler({"message": "Task exception was never retrieved"} | error)

    asyncio.run(main())
    assert [report.message for report in lost.found] == ["Task exception was never retrieved"]


BROKEN = OSError("full")


async def fails():
    raise BROKEN


def test_an_error_that_is_kept_does_not_hide_that_nobody_retrieved_it():
    """The frames of its traceback, which Python 3.13 keeps up to the loop's, must not keep the task."""
    clock = WallClock()
    probes = Probes(clock, __file__, lambda: 0.0, list, Steps)

    async def main():
        probes.watch(asyncio.get_running_loop())
        await asyncio.wait([asyncio.create_task(fails())])

    with clock.installed(), probes.installed():
        asyncio.run(main())
        gc.collect()
    assert [report.error for report in probes.noticed().lost] == ["OSError"]
