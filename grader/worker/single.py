"""Do one job as a worker: hello, import, begin, run, end, answer."""

import faulthandler
import os
import sys
from contextlib import ExitStack
from typing import NoReturn

from grader.worker import overdue
from grader.worker.channel import take_over
from grader.worker.confine import limits
from grader.worker.observations import Observations
from grader.worker.run import Run, import_problem


def main(*, alone: bool = False) -> NoReturn:
    """Read the job from descriptor 0, do it, and leave without tidying up.

    `alone`: no processes of anybody else count among those that this worker has.
    """
    job, channel = take_over()
    limits.apply(job["limit"] + job["import_limit"], count_processes=alone)
    overdue.listen()
    faulthandler.enable(all_threads=False)  # a crash of the interpreter says where it was
    channel.send("hello")
    watching, most = ExitStack(), job["computing"]

    def begin() -> None:
        channel.send("begin")
        watching.enter_context(
            overdue.watch(run.clock, job["limit"], most, run.where, late, turns=run.turns)
        )

    def late(seen: Observations) -> None:
        channel.send("overdue", seen)

    def end() -> None:
        watching.close()
        channel.send("end")

    run = Run(job, begin, end)
    with run.installed():
        with overdue.watch(run.clock, job["import_limit"], most, run.where, late):
            problem = import_problem(run)
        if problem is None:
            run.execute()
            channel.send("answer", run.answer())
        else:
            channel.send("import-failed", problem)
    sys.stdout.flush()
    os._exit(0)
