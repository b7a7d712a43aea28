"""What is printed is noted with its time, however it is written."""

from pathlib import Path

import pytest

from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from grader.judging.session import grade
from tests.conftest import KIT

GREET = """
import asyncio, contextlib, ctypes, io, logging, multiprocessing, os, subprocess, sys
{before}

async def greet(name) -> None:
    {hello}
    await asyncio.sleep(1)
    {goodbye}
"""
TOP = {
    "a stream that was kept": ("OUT = sys.stdout", "print(WORDS, file=OUT)"),
    "a method that was kept": ("say = sys.stdout.write", "say(WORDS + '\\n')"),
    "the first stdout": ("", "print(WORDS, file=sys.__stdout__)"),
    "bytes": ("", "sys.stdout.buffer.write(WORDS.encode() + b'\\n')"),
    "raw bytes": ("", "sys.stdout.buffer.raw.write(WORDS.encode() + b'\\n')"),
    "os.write": ("from os import write", "write(1, WORDS.encode() + b'\\n')"),
    "os.writev": ("", "os.writev(1, [WORDS.encode(), b'\\n'])"),
    "another file on the descriptor": (
        "",
        "with open(1, 'w', closefd=False) as out: print(WORDS, file=out)",
    ),
    "its path": ("", "with open('/dev/stdout', 'a') as out: print(WORDS, file=out)"),
    "a copy of the descriptor": ("", "os.write(os.dup(1), WORDS.encode() + b'\\n')"),
    "a file on the descriptor that is kept": (
        "OUT = os.fdopen(1, 'w', buffering=1, closefd=False)",
        "print(WORDS, file=OUT)",
    ),
    "reconfigured at import": ("sys.stdout.reconfigure(encoding='utf-8')", "print(WORDS)"),
    "reconfigured later": ("", "sys.stdout.reconfigure(line_buffering=False); print(WORDS)"),
    "its own wrapper": (
        "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, 'utf-8', line_buffering=True)",
        "print(WORDS)",
    ),
    "detached": (
        "sys.stdout = io.TextIOWrapper(sys.stdout.detach(), 'utf-8', line_buffering=True)",
        "print(WORDS)",
    ),
    "a codec's writer": (
        "import codecs; sys.stdout = codecs.getwriter('utf-8')(sys.stdout.buffer)",
        "print(WORDS)",
    ),
    "a logging handler": (
        "logging.basicConfig(stream=sys.stdout, format='%(message)s', level='INFO')",
        "logging.info(WORDS)",
    ),
    "lines": ("", "sys.stdout.writelines([WORDS, '\\n'])"),
    "letters": ("", "[print(c, end='') for c in WORDS]; print()"),
    "a child process": ("", "subprocess.run(['echo', WORDS])"),
    "a child process on stdout": ("", "subprocess.run(['echo', WORDS], stdout=sys.stdout)"),
    "a shell": ("", "os.system(f'echo \"{WORDS}\"')"),
    "asyncio's child process": (
        "",
        "await (await asyncio.create_subprocess_exec('echo', WORDS)).wait()",
    ),
    "a fork": ("", "pid = os.fork()\n    if not pid: print(WORDS); os._exit(0)\n    os.waitpid(pid, 0)"),
    "a process of multiprocessing": (
        "",
        "p = multiprocessing.get_context('fork').Process(target=print, args=(WORDS,)); p.start(); p.join()",
    ),
    "C": ("C = ctypes.CDLL(None)", "C.puts(WORDS.encode()); C.fflush(None)"),
    "a thread": ("", "await asyncio.to_thread(os.write, 1, (WORDS + '\\n').encode())"),
    "redirected, then printed": (
        "",
        "out = io.StringIO()\n"
        "    with contextlib.redirect_stdout(out): print(WORDS)\n"
        "    print(out.getvalue(), end='')",
    ),
    "redirected to itself": (
        "",
        "with contextlib.redirect_stdout(sys.__stdout__): print(WORDS)",
    ),
}  # fmt: skip
"""What stands at import, and how one line is printed."""


def source_of(before, how):
    hello, goodbye = (
        how.replace("WORDS", f'f"{word}, {{name}}!"') for word in ("Hello", "Goodbye")
    )
    return GREET.format(before=before, hello=hello, goodbye=goodbye)


def graded(sources, clock):
    """The results of these answers to `greet`, by name; all are graded at once."""
    (exercise,) = Catalog(KIT / "exercises").select(["greet"])
    answers = [
        Answer(exercise, Submission(name, Path("greet.py"), text)) for name, text in sources.items()
    ]
    results = grade(answers, Options(clock=clock, at_once=2))
    return dict(zip(sources, results, strict=True))


@pytest.fixture(scope="module")
def by_every_way():
    return graded({name: source_of(*how) for name, how in TOP.items()}, "fast")


@pytest.mark.parametrize("way", TOP)
def test_it_counts_however_it_is_printed(way, by_every_way):
    result = by_every_way[way]
    assert (result.verdict, [c.message for c in result.checks if c.message]) == ("pass", [])
    assert "Goodbye" in result.evidence[0].output  # it is also shown


def test_on_the_wall_clock_too():
    some = ["os.write", "a child process", "a logging handler", "bytes", "a fork"]
    results = graded({name: source_of(*TOP[name]) for name in some}, "wall")
    assert [r.verdict for r in results.values()] == ["pass"] * len(some)


def test_a_child_that_prints_more_than_a_pipe_holds_is_not_stuck():
    much = "subprocess.run(['seq', '20000'])"
    source = GREET.format(before="", hello=much, goodbye="pass")
    evidence = graded({"much": source}, "fast")["much"].evidence[0]
    assert (evidence.verdict, evidence.returned.plain) == ("answered", None)


def test_a_wrong_time_is_seen_by_every_way():
    """Both lines at once: with `os.write` the pause is seen as 0 seconds, as with `print`."""
    both = (
        'os.write(1, f"Hello, {name}!\\n".encode()); os.write(1, f"Goodbye, {name}!\\n".encode())'
    )
    result = graded({"both": GREET.format(before="", hello=both, goodbye="pass")}, "fast")["both"]
    assert [check.outcome for check in result.checks] == ["pass", "fail", "pass"]


def test_what_is_printed_at_import_is_not_part_of_the_answer():
    noise = "print('at import'); os.write(1, b'at import'); subprocess.run(['echo', 'at import'])"
    result = graded({"noise": source_of(noise, "print(WORDS)")}, "fast")["noise"]
    assert result.verdict == "pass"
