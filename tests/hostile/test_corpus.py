"""Hostile answers, at each level of isolation: the verdict, and that no harm is done.

Each file in `answers/` says in its first lines which verdicts may come of it, why it is hostile, and,
where it tries to do harm, what harm, and the level of isolation from which on that is prevented. Below
that level it does not run: this machine would be harmed. Bombs are limited, so that a defence that
fails harms nobody.
"""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.supervisor.isolation import levels
from tests.hostile.host import host
from tests.needs import wanted

pytestmark = pytest.mark.one_python

KIT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    """One hostile answer."""

    name: str
    source: str
    verdicts: Mapping[str, Sequence[str]]  # by the clock
    harm: str
    prevented_from: int


def read(file: Path) -> Answer:
    """The answer in a file, with what its first lines say of it."""
    source = file.read_text(encoding="utf-8")
    said = dict(re.findall(r"^# ([a-z ]+): (.*)$", source.partition("\n\n")[0], re.MULTILINE))
    return Answer(
        file.stem,
        source,
        {
            "wall": said["verdict"].split(", "),
            "fast": said.get("on the fast clock", said["verdict"]).split(", "),
        },
        said.get("harm", ""),
        int(said.get("prevented from level", 0)),
    )


ANSWERS = {
    file.stem: read(file) for file in sorted(Path(__file__).with_name("answers").glob("*.py"))
}
CLAIMS = ["claim_early_end", "claim_forged_calls", "claim_late_begin"]
KNOWN = {"wall": CLAIMS, "fast": [*CLAIMS, "detects_the_fast_clock"]}
"""What a worker says of itself can be forged, and the fast clock can be told from time: known limits."""
RIGHT = """
import asyncio


async def fetch_three(fetch, urls):
    return list(await asyncio.gather(*map(fetch, urls)))
"""


def graded(answers, place, level, clock="wall", form="file"):
    """What comes of these answers and of a right one among them, by name."""
    sources = {answer.name: answer.source for answer in answers} | {"a_right_one": RIGHT}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hostile.grade_all", str(level), clock, form],
        input=json.dumps({"words": place.words, "answers": sources}),
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
        cwd=KIT,
        env={"PATH": "/usr/bin:/bin", "PASSWORD": f"secret of {place.words['NAME']}"},
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(ran.stdout)


@dataclass
class Round:
    """All answers that may run at a level, graded on one clock, and what is seen afterwards."""

    level: int
    clock: str
    told: dict[str, dict[str, str]]
    found: dict[str, object]


def play(level, clock, form):
    """Grade all that may run at this level, and look for harm."""
    allowed = [a for a in ANSWERS.values() if level >= a.prevented_from]
    with host() as place:
        told = graded(allowed, place, level, clock, form)
        return Round(level, clock, told, place.found(told))


ROUNDS = [
    pytest.param((0, "wall", "file"), marks=pytest.mark.slow),
    pytest.param((1, "wall", "file"), marks=pytest.mark.slow),
    (2, "wall", "file"),
    pytest.param((2, "fast", "notebook"), marks=pytest.mark.slow),
]


@pytest.fixture(scope="module", params=ROUNDS, ids=lambda one: "-".join(map(str, one)))
def round_(request):
    """One round: a level, a clock, and whether the answers come in files or in notebooks."""
    level, clock, form = request.param
    if level == 2:
        wanted("bwrap", "bubblewrap")
    known = {one.level: one for one in levels()}
    if not known[level].works:
        pytest.skip(f"level {level} does not work here: {known[level].to_do}")
    return play(level, clock, form)


@pytest.mark.timeout(300)
def test_each_gets_its_verdict(round_):
    wrong = {
        name: seen["verdict"]
        for name, seen in round_.told.items()
        if name in ANSWERS and seen["verdict"] not in ANSWERS[name].verdicts[round_.clock]
    }
    assert wrong == {}


def test_a_right_answer_beside_them_passes(round_):
    assert round_.told["a_right_one"]["verdict"] == "pass"


def test_nothing_passes_but_what_is_known_to(round_):
    passed = [n for n, seen in round_.told.items() if seen["verdict"] == "pass" and n in ANSWERS]
    assert passed == KNOWN[round_.clock]


def test_no_harm_is_done(round_):
    assert round_.found == {
        "processes": [],
        "files": ["gradebook", "secret", "socket"],
        "strewn": [],
        "score": 0,
        "heard": [],
        "bystander": None,
        "kit": False,
        "secrets": [],
        "words": [],
    }


def test_what_is_shown_is_inert(round_):
    live = [
        name
        for name, seen in round_.told.items()
        if "<script" in seen["html"].lower()
        or any(map(steers, seen["shown"] + seen["json"] + seen["html"]))
    ]
    assert live == []


def steers(character):
    """Whether a character would steer a terminal or the direction of the text."""
    return character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co")


def test_every_level_names_itself(round_):
    named = {json.loads(seen["json"])["isolation"] for seen in round_.told.values()}
    assert named == {str(round_.level)}


def test_the_harm_would_be_seen():
    """At level 0 much of it can be done; here it is, so that the tests above can fail."""
    names = (
        "reads_another_submission",
        "connects_to_the_host",
        "writes_to_the_gradebook",
        "atexit_forged_report",
    )
    with host() as place:
        told = graded([ANSWERS[name] for name in names], place, 0)
        seen = (
            f"secret of {place.words['NAME']}" in told["reads_another_submission"]["value"],
            place.heard == [place.words["WORD"].encode()],
            place.score(),
        )
    assert seen == (True, True, 100)


def test_there_is_something_to_try():
    assert len(ANSWERS) > 100
