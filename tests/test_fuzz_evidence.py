"""Whatever a worker sends, in frames of the right form: evidence or `protocol`, and a report."""

import io
import json
import re
from dataclasses import replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from grader.diagnosis import diagnose, pages
from grader.diagnosis.diagnose import cases
from grader.diagnosis.remarks import ASKED
from grader.diagnosis.rules import RULES
from grader.diagnosis.source import Source
from grader.evidence.difference import Mismatch, difference
from grader.evidence.failures import (
    ErrorsMissing,
    LoopBlocked,
    NotHandled,
    NotRaised,
    NotSeen,
    TooLong,
    TooManyAtOnce,
    TooSoon,
    WrongCalls,
)
from grader.evidence.values import Malformed, decode, same
from grader.exercise.catalog import Exercise
from grader.exercise.decorators import Check
from grader.exercise.options import Options
from grader.exercise.result import Answer, CheckResult, Result
from grader.exercise.submission import Submission
from grader.gathering.from_worker import evidence_of
from grader.report import as_json, timeline_svg
from grader.report.failure import explain_failure
from grader.report.html import fragment
from grader.report.terminal import Terminal
from grader.report.timeline import timeline
from grader.supervisor import Ended, Job, Transcript
from grader.worker.observations import Error, Observations

pytestmark = pytest.mark.one_python

CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
SOURCES = [code for page in pages().values() for code in re.findall(CODE, page.text)]
ODD = [
    "\x1b[2J",
    "\u202e",
    "<script>",
    "=1+1",
    "[bold]",
    "\ud800",
    "\0",
    "a\nb",
    "",
    "gather",
    "]]>",
]
WORDS = [
    "asyncio.exceptions.TimeoutError", "NotImplementedError", "ExceptionGroup", "RuntimeError",
    "Deadlock", "returned", "raised", "cancelled", "running", "time.sleep", "computing",
    "blocking call", "Lock.acquire", "Queue.get", "Queue.join", "Event.wait", "coroutine",
    "cannot reuse already awaited coroutine", "never retrieved", "Unclosed client session", "fetch",
]  # fmt: skip
TEXT = st.sampled_from(ODD + WORDS) | st.text(max_size=20)
INTEGERS = st.sampled_from([0, 1, 2, 3, 30, 10**12]) | st.integers(-5, 120)
NUMBERS = st.sampled_from([0.0, 0.1, 0.5, 1.0, 2.0, 1e11, 5e-324]) | st.floats(0, 9) | INTEGERS
BEYOND = st.sampled_from([1e300, 10**13, 2**63, 10**400, -0.0, -1.0])
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | BEYOND | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@cache
def plausible(hint, depth=0):
    """Plain data that has the shape of a type."""
    origin, inner = get_origin(hint), get_args(hint)
    if type(None) in inner:
        return st.none() | plausible(inner[0], depth)
    if origin is tuple:
        if inner[-1] is ...:
            nothing = st.just([])
            return nothing if depth > 2 else st.lists(plausible(inner[0], depth + 1), max_size=4)
        return st.tuples(*(plausible(item, depth) for item in inner)).map(list)
    if origin is dict:
        return st.dictionaries(TEXT, plausible(inner[1], depth), max_size=3)
    simple = {str: TEXT, int: INTEGERS, bool: st.booleans(), float: NUMBERS, Any: JSON}
    if hint in simple:
        return simple[hint]
    return st.sampled_from(list(hint)) if issubclass(hint, StrEnum) else like(hint, depth)


@st.composite
def like(draw, kind, depth=0):
    """Plain data that has the shape of a dataclass."""
    return {name: draw(plausible(hint, depth)) for name, hint in get_type_hints(kind).items()}


GOOD = (
    st.fixed_dictionaries({"int": st.sampled_from(["3", "1_0", "-1", "9" * 4000])})
    | st.fixed_dictionaries({"float": st.sampled_from(["nan", "inf", "0x1p0", "1"])})
    | st.fixed_dictionaries({"str": TEXT})
    | st.fixed_dictionaries({"bytes": st.sampled_from(["ff", ""])})
    | st.fixed_dictionaries({"opaque": TEXT, "repr": TEXT})
    | st.just({"NoneType": None})
)
BAD = st.sampled_from(
    [{"int": "9" * 4301}, {"int": "x"}, {"int": 3}, {"float": "q"}, {"bytes": "f"}, {"str": 3},
     {"NoneType": 0}, {"bool": 1}, {}, [], None, {"list": {}}, {"dict": [[1]]}, {"object": "x"},
     {"set": [{"list": []}]}, {"opaque": 3, "repr": "x"}]
) | st.dictionaries(TEXT, JSON, max_size=2)  # fmt: skip


def values(scalars):
    """Encoded values with these inside."""
    return st.recursive(
        scalars,
        lambda inner: (
            st.fixed_dictionaries({"list": st.lists(inner, max_size=4)})
            | st.fixed_dictionaries({"tuple": st.lists(inner, max_size=3)})
            | st.fixed_dictionaries({"set": st.lists(scalars, max_size=3)})
            | st.fixed_dictionaries({"frozenset": st.lists(inner, max_size=3)})
            | st.fixed_dictionaries({"dict": st.lists(st.tuples(scalars, inner), max_size=3)})
        ),
        max_leaves=10,
    )


VALUES = values(GOOD | BAD)


def in_order(seen):
    """With calls that end after they have begun, so that they are believed."""
    for call in seen["calls"]:
        call["start"], end = abs(call["start"]), call["end"]
        call["end"] = end if end is None else call["start"] + abs(end)
    for blocked in seen["noticed"]["blocked"]:
        blocked["seconds"] = abs(blocked["seconds"])
    return seen | {"elapsed": abs(seen["elapsed"])}


SEEN = like(Observations).map(in_order)


def runs(values, errors):
    """Answers with what was seen, these values and these errors."""
    return st.fixed_dictionaries({"seen": SEEN, "value": values, "error": errors})


NOTHING, ERRORS = st.none(), like(Error)
RUNS = runs(values(GOOD), NOTHING) | runs(NOTHING, ERRORS)
IMPORTS = st.fixed_dictionaries({"problem": st.just(""), "error": ERRORS}) | st.fixed_dictionaries(
    {"problem": TEXT, "error": NOTHING}
)
ANSWERS = (
    RUNS
    | IMPORTS
    | runs(VALUES | NOTHING, ERRORS | NOTHING)
    | st.dictionaries(st.sampled_from(["seen", "value", "error", "facts", "problem"]), JSON)
)


def places(data):
    """Every object in plain data, with each of its keys."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inside:
        if isinstance(data, dict):
            yield data, key
        if isinstance(value, dict | list):
            yield from places(value)


@st.composite
def bent(draw, answers=ANSWERS):
    """An answer of the right shape with, perhaps, one thing in it that is not."""
    answer = draw(answers)
    known = list(places(answer))
    if known and draw(st.booleans()):
        owner, key = draw(st.sampled_from(known))
        value = owner.pop(key)
        kind = draw(st.sampled_from(["another value", "another name", "missing"]))
        if kind == "another value":
            owner[key] = draw(JSON)
        elif kind == "another name":
            owner[draw(TEXT)] = value
    return answer


def job(clock="wall"):
    return Job("double", {"path": "double.py", "source": "x"}, {}, "s", [], "seed", 5.0, clock)


def evidence(answer, *, clock="wall"):
    answer = json.loads(json.dumps(answer))
    frame = "import_failed" if "problem" in answer else "answer"
    transcript = Transcript("answered", 1.0, 2.0, **{frame: answer})
    return evidence_of(job(clock), Ended("answered", transcript, "printed \x1b[2J\n" * 20))


CLOCKS = st.sampled_from(["wall", "fast"])
ENDS = ("answered", "fail", "todo", "timeout", "protocol")


@given(bent(), CLOCKS)
def test_any_answer_is_evidence_or_protocol(answer, clock):
    assert evidence(answer, clock=clock).verdict in ENDS


@given(bent(SEEN) | ANSWERS)
def test_any_last_word_of_a_late_worker_is_evidence_or_protocol(overdue):
    late = Transcript("begun", 1.0, 0.0, json.loads(json.dumps(overdue)))
    assert evidence_of(job(), Ended("timeout", late, "")).verdict in ("timeout", "protocol")


FAILURES = (
    *(None, AssertionError("no"), NotSeen("no"), TooLong("it took 3 s"), TooManyAtOnce("5")),
    *(LoopBlocked("for 3 s"), TooSoon("it took 0 s"), NotHandled("KeyError came out")),
    NotRaised("expected another end", ["LookupError", "aiohttp.ClientError", "TimeoutError"]),
    ErrorsMissing("expected both", ["LookupError", "ValueError"]),
    WrongCalls("other calls", "fetch", 2, ["a", "a"]),
    WrongCalls("more calls", "", 1),
)
EXPECTED = (
    *([1, 2.5, 10**400], ["x", "y"], {"a": 1}, 7, "", ["x", "", 0, None, "x"]),
    *([("a", 1), ("b", 2)], {"a": "", "b": [[]]}, [None, [None]], (1, (2, 3))),
)
SHOWS = ("", "torn-update", "spin-wait", "retries-everything", "status-ignored", "leaked-permit")
FOLDER = Path(__file__).resolve().parent.parent / "exercises/01_coroutines"
EXERCISE = Exercise("greet", FOLDER.name, FOLDER / "greet.py", FOLDER / "test_greet.py")


@st.composite
def results(draw):
    """A failed answer, with whatever evidence."""
    seen = evidence(draw(RUNS | RUNS | bent()), clock=draw(CLOCKS))
    got = seen.returned.plain if seen.returned is not None else None
    asked = draw(st.sampled_from(EXPECTED))
    shows = draw(st.sampled_from(SHOWS))
    about, message = Check("test_it", "It is so.", 1, 1, shows), f"it gave {seen.returned!r}"
    mismatch = draw(st.sampled_from([[], [Mismatch(got, asked)]]))
    errors = [draw(st.sampled_from(FAILURES)), *mismatch]
    checks = [CheckResult(about, "fail", message, [seen], error) for error in errors]
    source = draw(st.sampled_from(SOURCES))
    answer = Submission("a\x1b[2J", Path("double\x1b[2J.py"), source, before="x = 1\n")
    return Result(Answer(EXERCISE, answer), checks, [seen])


@given(results())
def test_no_rule_stumbles_over_any_evidence(result):
    for case in cases(result, Source(result.answer.submission.listing)):
        for rule in RULES:
            rule.find(case)
        for _, find in ASKED:
            find(replace(case, checks=[]))
    assert isinstance(diagnose(result), list)


def passed(result):
    """The same evidence, with which all checks passed."""
    return replace(result, checks=[replace(c, outcome="pass", message="") for c in result.checks])


@given(results() | results().map(passed))
def test_every_report_is_written_and_inert(result):
    page = io.StringIO()
    Terminal(Console(file=page, width=80, highlight=False)).details(result)
    shown = page.getvalue() + explain_failure(result.checks[0])
    assert [c for c in shown if not c.isprintable() and c not in "\n\t"] == []
    report = as_json.as_data([result], Options(seed="s"), 1.0)
    assert json.dumps(report, allow_nan=False).isascii()
    whole = fragment(result)
    assert "<script" not in whole
    assert [c for c in whole if not c.isprintable() and c not in "\n\t"] == []
    picture = timeline_svg.draw(timeline(result.evidence[0]))
    assert ElementTree.fromstring(picture.encode()).tag.endswith("svg")


@given(VALUES, VALUES)
def test_any_two_values_can_be_told_apart_in_words(left, right):
    values = []
    for data in (left, right):
        try:
            values.append(decode(data))
        except Malformed:
            values.append(None)
    no_equal = any(word in json.dumps(left) for word in ("opaque", "nan"))
    assert same(values[0], values[0]) or no_equal
    if not same(*values):  # nobody asks for the difference of what is the same
        told = difference(*values)
        assert all(told)
        assert 1 <= len(set(told)) <= 3
