"""Every verdict, from a warm parent that forks and from a fresh process for each worker."""

import re

import pytest

from grader.supervisor import job

ANSWER = b'{"frame": "answer", "seen": {}, "value": {"int": "4"}, "error": null}\n'
FRAMES = b'{"frame": "end"}\n' + ANSWER

ANSWERS = {
    "right": (
        "pass",
        """
        import asyncio
        async def double(number):
            await asyncio.sleep(0.05)
            return 2 * number
        """,
    ),
    "untouched": ("todo", "async def double(number):\n    raise NotImplementedError\n"),
    "todo_at_import": ("todo", "raise NotImplementedError\n"),
    "todo_in_a_group": (
        "todo",
        """
        import asyncio
        async def part():
            raise NotImplementedError
        async def double(number):
            async with asyncio.TaskGroup() as group:
                group.create_task(part())
        """,
    ),
    "wrong": ("fail", "async def double(number):\n    return number\n"),
    "raises": ("fail", "async def double(number):\n    raise ValueError(number)\n"),
    "sys_exit": ("fail", "import sys\nasync def double(number):\n    sys.exit(0)\n"),
    "sys_exit_at_import": ("fail", "import sys\nsys.exit(0)\n"),
    "cancels_itself": (
        "fail",
        """
        import asyncio
        async def double(number):
            asyncio.current_task().cancel()
            await asyncio.sleep(1)
        """,
    ),
    "leaves": ("crash", "import os\nasync def double(number):\n    os._exit(0)\n"),
    "leaves_at_import": ("crash", "import os\nos._exit(0)\n"),
    "segfault": (
        "crash",
        "import os, signal\nasync def double(number):\n    os.kill(os.getpid(), signal.SIGSEGV)\n",
    ),
    "nameless_signal": (
        "crash",
        "import os, signal\n"
        "async def double(number):\n    os.kill(os.getpid(), signal.SIGRTMIN + 3)\n",
    ),
    "endless_print": ("limit", "async def double(number):\n    while True: print('x' * 1000)\n"),
    "endless_print_at_import": ("limit", "while True: print('x' * 1000)\n"),
    "frames_everywhere": (
        "protocol",
        f"""
        import os
        async def double(number):
            for descriptor in range(3, 300):
                try:
                    os.write(descriptor, {FRAMES!r})
                except OSError:
                    pass
            return 4
        """,
    ),
    "garbage_everywhere": (
        "protocol",
        """
        import os
        async def double(number):
            for descriptor in range(3, 300):
                try:
                    os.write(descriptor, b"\\xff{{{\\n")
                except OSError:
                    pass
        """,
    ),
    "busy_for_ever": (
        "timeout",
        "async def double(number):\n    while True:\n        number += 1\n",
    ),
    "waits_for_ever": (
        "timeout",
        "import asyncio\nasync def double(number):\n    await asyncio.Event().wait()\n",
    ),
    "stops_itself": (
        "timeout",
        "import os, signal\nasync def double(number):\n    os.kill(os.getpid(), signal.SIGSTOP)\n",
    ),
    "swallows_everything": (
        "timeout",
        """
        import asyncio, time
        async def double(number):
            while True:
                try:
                    time.sleep(0.1)
                    await asyncio.sleep(0.1)
                except BaseException:
                    pass
        """,
    ),
    "busy_at_import": ("timeout", "number = 1\nwhile True:\n    number += 1\n"),
    "empty": ("rejected", "\n\n"),
    "not_utf8": ("rejected", b"# caf\xe9\nasync def double(number):\n    return 2 * number\n"),
}


@pytest.fixture(scope="module", params=["fork", "no fork"])
def results(request, module_kit):
    """All answers, graded at once."""
    module_kit.limit = 2.5
    module_kit.add("01_first", "double")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "IMPORT_LIMIT", 2.5)
        if request.param == "no fork":
            patch.setenv("AWAITLINGS_NO_FORK", "1")
        return module_kit.grade_sources({name: source for name, (_, source) in ANSWERS.items()})


@pytest.mark.parametrize("name", ANSWERS)
def test_each_answer_gets_its_verdict(results, name):
    assert results[name].verdict == ANSWERS[name][0], results[name].problem


def test_only_a_pass_earns_all_points(results):
    earned = {name for name, result in results.items() if result.points == result.max_points}
    assert earned == {"right"}


@pytest.mark.parametrize(
    "name", [name for name, (verdict, _) in ANSWERS.items() if verdict != "pass"]
)
def test_what_is_no_pass_says_why(results, name):
    result = results[name]
    assert result.problem or any(check.message for check in result.checks)


def test_a_check_of_what_did_not_answer_never_passes(results):
    for name, result in results.items():
        if ANSWERS[name][0] not in ("pass", "fail"):
            assert {check.outcome for check in result.checks} <= {"todo", "fail", "not-run"}, name


def test_a_worker_that_leaves_is_a_crash_whatever_its_status(results):
    assert "exited with status 0" in results["leaves"].problem
    assert "exited with status 0" in results["leaves_at_import"].problem
    assert "during the import of the file" in results["leaves_at_import"].problem


def test_a_signal_is_named(results):
    assert "SIGSEGV" in results["segfault"].problem
    assert "signal" in results["nameless_signal"].problem


def test_a_timeout_names_the_line(results, told):
    assert re.search(r"line [23] was running", told(results["busy_for_ever"]))
    line = "await asyncio.Event().wait()"
    assert f"Still waiting at line 3: {line}" in told(results["waits_for_ever"])
    assert re.search(r"line [5-8]\b", told(results["swallows_everything"]))


def test_a_timeout_at_import_says_so(results):
    assert "import" in results["busy_at_import"].problem
    assert "2.5 s" in results["busy_at_import"].problem


def test_a_limit_names_the_limit(results):
    assert "256 KB" in results["endless_print"].problem
