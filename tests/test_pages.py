"""The chapters' pages and the stubs: what a learner reads and runs."""

import asyncio
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grader.exercise.catalog import Catalog
from grader.worker.clock.core import BareLoop, VirtualTime

KIT = Path(__file__).resolve().parent.parent
CATALOG = Catalog(KIT / "exercises")
PAGES = {chapter: KIT / "exercises" / chapter / "README.md" for chapter in CATALOG.chapters}


def words(text: str) -> int:
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return len(re.findall(r"\b\w+(?:-\w+)*\b", prose))


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
        cwd="/",
    )


@pytest.mark.parametrize("chapter", PAGES)
def test_a_page_is_a_short_read_that_mentions_every_exercise(chapter):
    text = PAGES[chapter].read_text(encoding="utf-8")
    slugs = [e.slug for e in CATALOG.exercises if e.chapter == chapter]
    assert [slug for slug in slugs if f"`{slug}`" not in text] == []
    assert 400 <= words(text) <= 1000


@pytest.mark.parametrize("chapter", PAGES)
def test_the_example_of_a_page_runs(chapter):
    examples = re.findall(
        r"```python\n(.*?)```", PAGES[chapter].read_text(encoding="utf-8"), re.DOTALL
    )
    ran = [python("-c", example) for example in examples]
    assert examples != []
    assert [(done.returncode, done.stderr) for done in ran] == [(0, "")] * len(ran)


def beats(neighbour: float) -> list[float]:
    """When something beats that pauses for 0.2 s, if after 0.24 s the loop is held for a while."""
    virtual, seen = VirtualTime(), []
    loop = BareLoop(virtual)
    begin = virtual.seconds

    async def beat() -> None:
        while True:
            seen.append(virtual.seconds - begin)
            await asyncio.sleep(0.2)

    async def main() -> None:
        beating = asyncio.create_task(beat())
        await asyncio.sleep(0.24)
        virtual.advance_to(virtual.seconds + neighbour)
        await asyncio.sleep(1.25 - (virtual.seconds - begin))
        beating.cancel()

    loop.run_until_complete(main())
    loop.close()
    return seen


def test_the_picture_of_the_held_loop_is_what_happens():
    text = PAGES["02_event_loop"].read_text(encoding="utf-8")
    drawn = [
        [match.start() * 0.04 for match in re.finditer("█", row)]
        for row in re.findall(r"^beat    (.*)$", text, re.MULTILINE)
    ]
    assert drawn == [[pytest.approx(at, abs=0.04) for at in beats(held)] for held in (0.0, 0.7)]


def test_every_stub_runs_by_itself_and_says_that_it_is_to_do():
    with ThreadPoolExecutor(4) as pool:
        done = dict(
            zip(
                [exercise.slug for exercise in CATALOG.exercises],
                pool.map(lambda exercise: python(str(exercise.stub)), CATALOG.exercises),
                strict=True,
            )
        )
    quiet = [slug for slug, ran in done.items() if not ran.stdout.strip()]
    broken = {slug: ran.stderr for slug, ran in done.items() if ran.returncode or ran.stderr}
    assert (quiet, broken) == ([], {})
