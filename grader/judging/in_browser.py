"""Grade in a browser, in two steps: which scenarios to run, and what came of them.

Between the two the page has another web worker run the scenarios (`worker/in_browser.py`), and ends it
where it is late. Everything else is as everywhere: the same checks judge on the fast clock.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from typing import Any

from grader.errors import CannotGrade
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.exercise.submission import from_bytes
from grader.gathering.from_worker import evidence_of
from grader.gathering.gather import evidence, job_for
from grader.judging.session import grade_gathered, must_be_readable
from grader.report import as_json
from grader.report.html import fragment
from grader.supervisor import Ended, Job, Transcript
from grader.supervisor.job import COMPUTING, too_late
from grader.supervisor.pipes import MAX_OUTPUT
from grader.supervisor.protocol import ProtocolError

RUNS = 3
"""Times that a scenario runs in which something seems to compute for long."""
NO_THREADS = re.compile("can't start new thread")
NOT_HERE = "This answer cannot be graded in a browser: check it on a machine."


def plan(slug: str, text: str, seed: str) -> str:
    """The scenarios to run for an answer, as JSON: each one's job, and the modules to import before it.

    There is none for what is rejected. Raises UnknownName.
    """
    jobs = _jobs(_answer(slug, text), _options(seed))
    return json.dumps([{"job": asdict(job), "imports": job.slow_imports()} for job in jobs])


def report(slug: str, text: str, seed: str, runs: str, seconds: float) -> str:
    """What comes of an answer, as JSON: the report as `--json` has it, and `html` with it.

    `runs` is a JSON list in the order of the plan. Each scenario has a list of what came of it each time:
    `frames`, pairs of a line and when it came (seconds), the `output`, and whether it was `late`.
    Where that is not enough, the answer has only `again`, the scenarios to run once more, by their
    place in the plan. Raises CannotGrade.
    """
    answer, options = _answer(slug, text), _options(seed)
    ran: dict[str, Any] = {}
    again = []
    for place, (job, ends) in enumerate(zip(_jobs(answer, options), json.loads(runs), strict=True)):
        best, is_enough = quietest(job, [ended(job, **end) for end in ends])
        ran[job.scenario] = job, best
        if not is_enough:
            again.append(place)
    if again:
        return json.dumps({"again": again})
    result = judged(answer, ran, options)
    return json.dumps(
        as_json.as_data([result], options, seconds) | {"html": fragment(result)}, default=str
    )


def judged(answer: Answer, ran: dict[str, Any], options: Options) -> Result:
    """The result of an answer, of which this came. CannotGrade where a browser is not enough."""
    book = evidence({answer: ran or dict.fromkeys(answer.exercise.scenarios)})
    jobs = {name: job for name, (job, _) in ran.items()}
    book = {
        a: {name: in_its_time(jobs[name], one) if jobs else one for name, one in seen.items()}
        for a, seen in book.items()
    }
    errors = [str(one.error) for one in book[answer].values() if one.error is not None]
    if any(NO_THREADS.search(error) for error in errors):
        raise CannotGrade(f"{NOT_HERE} It starts a thread, which a browser does not have.")
    if any(one.verdict is Verdict.LIMIT and one.error is not None for one in book[answer].values()):
        raise CannotGrade(f"{NOT_HERE} It asks the system for what a browser does not have.")
    [result] = grade_gathered(book, options)
    if result is None:
        raise CannotGrade(NOT_HERE)
    return result


def in_its_time(job: Job, seen: Evidence) -> Evidence:
    """The evidence. How long an answer computed decides nothing: where it ended in time, it is not counted.

    What is late has computed, since no wait takes time here but one for ever; a machine ends it later than a
    page does.
    """
    late = 0.0 if waited_for_ever(job, seen) else COMPUTING
    computed = {Verdict.ANSWERED: 0.0, Verdict.TIMEOUT: late}
    cpu = computed.get(seen.verdict, seen.noticed.cpu)
    return replace(seen, noticed=replace(seen.noticed, cpu=cpu))


def waited_for_ever(job: Job, seen: Evidence) -> bool:
    """Whether the clock shows that a scenario which was ended has waited, for another thread, until its limit."""
    return seen.elapsed >= job.limit


def quietest(job: Job, ends: Sequence[Ended]) -> tuple[Ended, bool]:
    """Of what came of a job each time, that with the least computing, and whether that is enough.

    A browser does not tell how long code computed from how long it had to wait for a core. So what seems
    to compute runs again.
    """
    seconds = [computing(job, end) for end in ends]
    least = min(seconds)
    return ends[seconds.index(least)], not least or len(ends) >= RUNS


def computing(job: Job, end: Ended) -> float:
    """The seconds for which the loop seems to have been blocked by computing."""
    blocked = evidence_of(job, end).noticed.blocked
    return sum(one.seconds for one in blocked if one.what == "computing")


def ended(job: Job, frames: list[tuple[str, float]], output: str, *, late: bool) -> Ended:
    """What came of a job, of which the page tells this much."""
    said = Transcript()
    try:
        for line, at in frames:
            said.feed(line.encode(), at)
    except ProtocolError as error:
        return Ended(Verdict.PROTOCOL, said, output, f"The worker sent {error}.")
    if len(output) > MAX_OUTPUT:
        problem = f"It printed more than {MAX_OUTPUT >> 10} KB, and was stopped."
        return Ended(Verdict.LIMIT, said, output[:MAX_OUTPUT], problem)
    if late:
        seen = evidence_of(job, Ended(Verdict.TIMEOUT, said, output))
        problem = too_late(job, said, computing=not waited_for_ever(job, seen))
        return Ended(Verdict.TIMEOUT, said, output, problem)
    if said.state != "answered":
        return Ended(Verdict.CRASH, said, output, "The worker stopped before it had answered.")
    return Ended(Verdict.ANSWERED, said, output)


@cache
def _catalog() -> Catalog:
    return Catalog(exercises_folder())


def _answer(slug: str, text: str) -> Answer:
    [exercise] = _catalog().select([slug])
    must_be_readable(exercise)
    return Answer(exercise, from_bytes(text.encode(), slug, exercise.stub))


def _options(seed: str) -> Options:
    return Options(seed=seed, clock="fast")


def _jobs(answer: Answer, options: Options) -> list[Job]:
    if answer.submission.rejected:
        return []
    return [job_for(answer, name, options) for name in answer.exercise.scenarios]
