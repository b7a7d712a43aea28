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

from grader.authoring.exercise_files import Finding
from grader.authoring.verify import every_answer, judge
from grader.cli import arguments
from grader.exercise.catalog import KIT, Catalog, Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.gathering.gather import Ran, evidence, job_for
from grader.judging.in_browser import ended, plan
from grader.judging.session import grade_gathered

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
            given = every_answer(exercise, asked.share)
            answers += len(given)
            findings += await _findings(given, node)
    finally:
        node.kill()
        await node.wait()
    return answers, findings


async def _findings(
    answers: Sequence[Answer], node: asyncio.subprocess.Process
) -> list[Finding]:
    ran: Ran = {}
    for answer in answers:
        jobs = [job_for(answer, name, OPTIONS) for name in answer.exercise.scenarios]
        scenarios = json.loads(plan_of(answer))
        ends = await _ends(scenarios, node)
        pairs = zip(jobs, ends, strict=True)
        ran[answer] = {job.scenario: (job, ended(job, **end)) for job, end in pairs}
    results = grade_gathered(evidence(ran), OPTIONS)
    undecided = [a for a, result in zip(ran, results, strict=True) if result is None]
    found = [Finding(a.submission.path, "nothing decides it in a browser") for a in undecided]
    return found + [f for result in results if result is not None for f in judge(result)]


def plan_of(answer: Answer) -> str:
    """The plan for the text of an answer."""
    return plan(answer.exercise.slug, answer.submission.text, OPTIONS.seed)


async def _ends(scenarios: object, node: asyncio.subprocess.Process) -> list[dict[str, object]]:
    assert node.stdin is not None and node.stdout is not None
    node.stdin.write(json.dumps(scenarios).encode() + b"\n")
    await node.stdin.drain()
    line = await node.stdout.readline()
    if not line:
        raise RuntimeError("Node ended without an answer: see what it printed.")
    ends: list[dict[str, object]] = json.loads(line)
    return ends


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
