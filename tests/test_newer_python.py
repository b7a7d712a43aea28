"""Code for a newer Python than the one that grades is not wrong: it is not graded, and says why."""

import re
import sys
from pathlib import Path

import pytest

from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import THIS_PYTHON, Answer, needs_python
from grader.exercise.submission import Submission
from grader.gathering.newer_python import newer_names
from grader.gathering.newer_syntax import version_that_reads
from grader.judging.session import grade
from tests.conftest import KIT

NEWER_SYNTAX = {
    "def f[T](x: T) -> T:\n    return x\n": "3.12",
    "async def f[T](get: Callable[[str], Awaitable[T]]) -> list[T]:\n    pass": "3.12",
    "class A[T: (int, str), *Ts, **P](Base):\n    pass": "3.12",
    "class A[T]:\n    def f[U](self): pass": "3.12",
    "def f[\n    T,\n    U: int,\n](x): pass": "3.12",
    "type Pair[T] = tuple[T, T]\ntype X = int": "3.12",
    "x = f\"{d[\"a\"]}\"": "3.12",
    "x = f'{', '.join(f'{a['b']}' for a in c)}'": "3.12",
    'x = f"{"\\n".join(a)}"': "3.12",
    'x = f"{\n  a  # comment\n}"': "3.12",
    'x = f"{d["a"]:>{w["b"]}} {x!r} {y=} {{no}}"': "3.12",
    'x = f"{x:%H:%M} {c["d"]} {a != b["c"]} {a == b["c"]}"': "3.12",
    '"""it\'s f"{x["a"]}" """\ndef f[T](x): return "#"  # it\'s': "3.12",
    "def f[T = int](x): pass": "3.13",
    "type L[T = int] = list[T]": "3.13",
    "try:\n    pass\nexcept ValueError, TypeError:\n    pass": "3.14",
    "try:\n    pass\nexcept* ValueError, asyncio.TimeoutError:\n    pass": "3.14",
    'x = t"Hello {d["a"]!r:>10}"': "3.14",
    'async def f[T](x):\n    try:\n        x = f"{d["a"]}"\n    except A, B:\n        pass': "3.14",
}  # fmt: skip
WRONG_EVERYWHERE = [
    "try:\n    pass\nexcept ValueError, e:\n    pass",  # Python 2
    "try:\n    pass\nexcept ValueError, TypeError as e:\n    pass",
    "try:\n    pass\nexcept (ValueError, TypeError:\n    pass",
    'x = f"{a b}"',
    'x = f"{d["a"}"',
    'x = f"{d["a"]"',
    "def f(x:\n  pass",
    'print "hello"',
    "def f[T](x)\n    return x",
    "def f[3](x): pass",
    "x = [1, 2",
    "async def f():\n    await x\n  y",
    "def 3f(): pass",
    "class",
]


def is_older_than(version):
    return sys.version_info < tuple(map(int, version.split(".")))


@pytest.mark.parametrize("text", NEWER_SYNTAX)
def test_the_version_that_reads_a_text_is_found(text):
    version = NEWER_SYNTAX[text]
    assert version_that_reads(text) == (version if is_older_than(version) else "")


@pytest.mark.parametrize("text", WRONG_EVERYWHERE)
def test_what_no_python_reads_needs_no_newer_one(text):
    assert version_that_reads(text) == ""


FETCH = "import asyncio\n{top}\n\nasync def fetch_all(fetch, urls):\n    {body}\n"
GATHER = "return list(await asyncio.gather(*map(fetch, urls)))"
CALLS = {
    "the queue's shutdown": ("", "asyncio.Queue().shutdown()", "3.13"),
    "an exception": ("from asyncio import QueueShutDown", GATHER, "3.13"),
    "a function": ("import itertools", "list(itertools.batched(urls, 2))", "3.12"),
    "a module": ("import annotationlib", GATHER, "3.14"),
    "a submodule": ("from concurrent import interpreters", GATHER, "3.14"),
    "a parameter": ("", "asyncio.run(fetch(''), loop_factory=None)", "3.12"),
    "a parameter of a task": ("", "asyncio.create_task(fetch(''), eager_start=True)", "3.14"),
    "a task factory": ("", "asyncio.eager_task_factory", "3.12"),
    "a path": ("from pathlib import Path", "Path().walk()", "3.12"),
    "as_completed": ("", "async for t in asyncio.as_completed([fetch(u) for u in urls]): await t", "3.13"),
    "a generator": ("", "await asyncio.wait(asyncio.create_task(fetch(u)) for u in urls)", "3.12"),
    "a token": ("from contextvars import ContextVar\nV = ContextVar('V')", "\n    with V.set(1): pass", "3.14"),
    "an annotation": ("def f(x: Later): pass\nclass Later: pass", GATHER, "3.14"),
    "in a group": ("", "\n    async with asyncio.TaskGroup() as g:\n        async def f(): asyncio.Queue().shutdown()\n        g.create_task(f())", "3.13"),
    "syntax": ("def g[T](x): pass", GATHER, "3.12"),
}  # fmt: skip
STILL_WRONG = {
    "a wrong name": ("", "asyncio.gatherr()"),
    "an own class": ("class MyQueue: pass", "MyQueue().shutdown()"),
    "an own function": ("def run(): pass", "run(loop_factory=None)"),
    "a generator": ("", "async for t in (fetch(u) for u in urls): pass"),
    "a forgotten import": ("", "Path().walk()"),
    "an annotation": ("def f(x: Lator): pass\nclass Later: pass", GATHER),
    "syntax": ("def g(x:", GATHER),
}


@pytest.fixture(scope="module")
def graded():
    programs = {f"right: {name}": how[:2] for name, how in CALLS.items()}
    programs |= {f"wrong: {name}": how for name, how in STILL_WRONG.items()}
    (exercise,) = Catalog(KIT / "exercises").select(["fetch_all"])
    answers = [
        Answer(exercise, Submission(name, Path("f.py"), FETCH.format(top=top, body=body)))
        for name, (top, body) in programs.items()
    ]
    results = grade(answers, Options(clock="fast", at_once=2))
    return dict(zip(programs, results, strict=True))


@pytest.mark.parametrize("name", CALLS)
def test_what_only_a_newer_library_has_is_not_graded(name, graded):
    version = CALLS[name][2]
    if not is_older_than(version):
        pytest.skip(f"this Python has it, as {version} does")
    result = graded[f"right: {name}"]
    assert (result.verdict, result.needs_python) == ("rejected", version), result.problem
    assert f"Python {THIS_PYTHON} graded it" in result.problem


@pytest.mark.parametrize("name", STILL_WRONG)
def test_what_is_wrong_in_every_python_is_graded(name, graded):
    result = graded[f"wrong: {name}"]
    assert (result.verdict, result.needs_python) == ("fail", "")


def test_the_list_has_nothing_that_this_python_has():
    """A sample that can be tried: the names of modules that are imported anyway."""
    for name in newer_names():
        if found := re.fullmatch(r"(asyncio|itertools|typing|queue)\.(\w+)", name):
            assert not hasattr(__import__(found[1]), found[2]), name


def test_the_report_says_which_python_graded(kit, right):
    done = kit.run("check", "--from", kit.answer("double", right), "double", "--json", "-")
    assert '"python": "3.' in done.stdout
    assert '"needs_python": ""' in done.stdout


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="it is right in this Python")
def test_in_a_class_it_is_not_graded(kit, right):
    newer = right + "\n\ntry:\n    pass\nexcept ValueError, TypeError:\n    pass\n"
    for student, text in {"ada": right, "bob": newer}.items():
        (kit.folder / "in" / student).mkdir(parents=True)
        (kit.folder / "in" / student / "double.py").write_text(text)
    done = kit.run("classroom", "grade", "--from", "in", "--clock", "fast", "--trust")
    assert f"on Python {THIS_PYTHON}" in done.stdout
    assert "bob: double: This needs Python 3.14" in done.stdout
    assert done.returncode == 1
    rows = (kit.folder / "graded" / "grades.csv").read_text().splitlines()
    assert rows[1] == "ada,3,3,3,"
    assert rows[2].startswith('bob,,,3,"double: This needs Python 3.14')


def test_only_such_a_problem_names_a_version():
    assert needs_python("This needs Python 3.13, and Python 3.11 graded it: …") == "3.13"
    assert needs_python("The file is empty") == ""
