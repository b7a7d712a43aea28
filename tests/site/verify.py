"""Verify answers with the Python of a browser: `make verify-browser EX=slug SHARE=1/6`.

The scenarios run in Pyodide, as on a page of the built site, but in Node. The checks judge here, and the
same is expected of each answer as everywhere: the verdict, the checks that fail, the mistake and its line.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from grader.authoring.exercise_files import Finding
from grader.authoring.verify import every_answer, judge
from grader.cli import arguments
from grader.errors import CannotGrade
from grader.exercise.catalog import KIT, Catalog, Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.gathering.gather import job_for
from grader.judging.in_browser import ended, judged, plan, quietest
from grader.supervisor import Ended, Job

TOO_DEEP = "Maximum call stack size exceeded"
"""What ends Python there, where a machine raises RecursionError."""
MINOR = 14
"""Python's version in a browser is 3 and this."""
LANES = 2
"""Processes of Node at a time."""
MODULES = KIT / "site" / "node_modules"
LONGEST = 8 << 20
"""Bytes of one line."""
OPTIONS = Options(seed="1", clock="fast")


async def main() -> int:
    """Returns the exit status: 0 if there is no finding."""
    asked = _asked()
    exercises = [e for e in Catalog(KIT / "exercises").select(asked.names) if not e.needs]
    queue = iter(exercises)
    async with asyncio.TaskGroup() as group:
        lanes = [group.create_task(_lane(queue, asked)) for _ in range(LANES)]
    answers = sum(lane.result()[0] for lane in lanes)
    findings = [finding for lane in lanes for finding in lane.result()[1]]
    for finding in findings:
        print(finding)
    print(f"Exercises: {len(exercises)}, answers: {answers}, findings: {len(findings)}")
    return 1 if findings or not answers else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="SLUG")
    parser.add_argument("--site", type=Path, default=KIT / "build" / "site", metavar="DIR")
    parser.add_argument("--share", type=arguments.share, default=(1, 1), metavar="I/N")
    return parser.parse_args()


async def _lane(
    exercises: Iterator[Exercise], asked: argparse.Namespace
) -> tuple[int, list[Finding]]:
    """Verify exercises, one after another, with one process of Node."""
    script = Path(__file__).with_name("in_node.mjs")
    node = await asyncio.create_subprocess_exec(
        *("node", script, asked.site.resolve(), MODULES),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=LONGEST,
    )
    answers, findings = 0, []
    try:
        for exercise in exercises:
            given = [a for a in every_answer(exercise, asked.share) if not a.submission.files]
            answers += len(given)
            findings += await _findings(given, node)
            print(f"{exercise.slug}: {len(given)} answers", flush=True)
    finally:
        node.kill()
        await node.wait()
    return answers, findings


async def _findings(answers: Sequence[Answer], node: asyncio.subprocess.Process) -> list[Finding]:
    found: list[Finding] = []
    for answer in answers:
        jobs = [job_for(answer, name, OPTIONS) for name in answer.exercise.scenarios]
        scenarios = json.loads(plan(answer.exercise.slug, answer.submission.text, OPTIONS.seed))
        ran = {
            job.scenario: (job, await _end(job, one, node))
            for job, one in zip(jobs, scenarios, strict=True)
        }
        if any(TOO_DEEP in end.output for _, end in ran.values()):
            print(f"{answer.submission.path}: It needs more stack than a browser has.")
            continue
        try:
            found += judge(judged(answer, ran, OPTIONS), MINOR)
        except CannotGrade as error:  # a learner is told, and that is all that is due
            print(f"{answer.submission.path}: {error}")
    return found


async def _end(job: Job, scenario: object, node: asyncio.subprocess.Process) -> Ended:
    """What came of a scenario, run again as on a page where it seems to compute for long."""
    ends: list[Ended] = []
    is_enough = False
    while not is_enough:
        ends += [ended(job, **end) for end in await _ends([scenario], node)]
        best, is_enough = quietest(job, ends)
    return best


async def _ends(scenarios: object, node: asyncio.subprocess.Process) -> list[dict[str, Any]]:
    assert node.stdin is not None and node.stdout is not None
    node.stdin.write(json.dumps(scenarios).encode() + b"\n")
    await node.stdin.drain()
    line = await node.stdout.readline()
    if not line:
        raise RuntimeError("Node ended without an answer: see what it printed.")
    ends: list[dict[str, Any]] = json.loads(line)
    return ends


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
