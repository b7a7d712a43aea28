"""Errors that the event loop reports because nobody has looked at them."""

import asyncio

from grader.worker.probes.lost import Lost
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
