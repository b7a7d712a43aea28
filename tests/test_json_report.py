"""The JSON report: its schema, always written, and the only thing on standard output."""

import json

import pytest

from grader.cli.main import main

pytestmark = pytest.mark.one_python

TOP = {"schema", "clock", "isolation", "seconds", "exercises"}
EXERCISE = {
    "slug": str,
    "chapter": str,
    "verdict": str,
    "points": int,
    "max_points": int,
    "seconds": float,
    "checks": list,
    "mistakes": list,
    "remarks": list,
    "timeline": list,
}
CHECK = {
    "name": str,
    "sentence": str,
    "outcome": str,
    "points": int,
    "max_points": int,
    "message": str,
}
VERDICTS = {"todo", "pass", "fail", "crash", "timeout", "limit", "protocol", "rejected", "busy"}

ANSWERS = {
    "wrong": "async def double(number):\n    return number\n",
    "dead": "import os\nasync def double(number):\n    os._exit(0)\n",
    "dead_at_import": "import os\nos._exit(0)\n",
    "syntax": "async def double(number)\n",
    "surrogate": "async def double(number):\n    raise ValueError('\\udc80\\x1b[31m')\n",
    "infinite": "async def double(number):\n    return float('nan')\n",
    "empty": "",
}


@pytest.fixture
def check(kit, monkeypatch, capsys):
    """Run `check … --json -` here; returns the exit status and standard output."""
    monkeypatch.chdir(kit.folder)

    def check(*arguments):
        status = main(["check", *map(str, arguments), "--json", "-"])
        return status, capsys.readouterr().out

    return check


def assert_as_designed(report):
    assert set(report) >= TOP
    assert (report["schema"], report["clock"]) == (1, "wall")
    assert report["isolation"] in {"0", "1", "2", "3"}
    assert isinstance(report["seconds"], float)
    for exercise in report["exercises"]:
        assert {key: type(exercise[key]) for key in EXERCISE} == EXERCISE
        assert exercise["verdict"] in VERDICTS
        for mistake in exercise["mistakes"] + exercise["remarks"]:
            assert set(mistake) >= {"name", "file", "line", "message"}
        for check in exercise["checks"]:
            assert {key: type(check[key]) for key in CHECK} == CHECK
        assert exercise["points"] == sum(check["points"] for check in exercise["checks"])
        assert exercise["max_points"] == sum(check["max_points"] for check in exercise["checks"])


def test_a_pass(kit, check, right):
    status, out = check("double", "--from", kit.answer("right", right))
    report = json.loads(out)
    assert_as_designed(report)
    (exercise,) = report["exercises"]
    assert status == 0
    assert (exercise["slug"], exercise["chapter"]) == ("double", "01_first")
    assert (exercise["verdict"], exercise["points"], exercise["max_points"]) == ("pass", 3, 3)
    assert [(c["name"], c["sentence"], c["outcome"]) for c in exercise["checks"]] == [
        ("test_twice_the_number", "It returns twice the number.", "pass"),
        ("test_waits_a_moment", "It waits a moment.", "pass"),
    ]


def test_the_timeline_has_a_bar_for_each_call(kit, check, right):
    _, out = check("double", "--from", kit.answer("right", right))
    (line,) = json.loads(out)["exercises"][0]["timeline"]
    (bar,) = line["bars"]
    assert line["scenario"] == "doubled"
    assert bar["label"].startswith("double ")
    assert 0 <= bar["start"] <= bar["end"]


def test_a_mistake_has_a_name_a_file_a_line_and_a_message(kit, check):
    source = "import time\nasync def double(number):\n    time.sleep(0.6)\n    return 2 * number\n"
    _, out = check("double", "--from", kit.answer("blocks", source.replace("2 *", "3 *")))
    mistake, *_ = json.loads(out)["exercises"][0]["mistakes"]
    assert (mistake["name"], mistake["line"]) == ("blocking-call", 3)
    assert mistake["file"].endswith("blocks.py")
    assert mistake["message"]


@pytest.mark.parametrize("name", ANSWERS)
def test_it_is_written_even_if_the_worker_died(kit, check, name):
    status, out = check("double", "--from", kit.answer(name, ANSWERS[name]))
    report = json.loads(out)
    assert_as_designed(report)
    assert status == 1
    assert report["exercises"][0]["verdict"] not in ("pass", "todo")
    assert len(report["exercises"][0]["checks"]) == 2


def test_untouched_exercises_are_to_do(kit, check):
    kit.add("02_second", "double_again")
    status, out = check()
    report = json.loads(out)
    assert_as_designed(report)
    assert status == 1
    assert [(e["slug"], e["verdict"]) for e in report["exercises"]] == [
        ("double", "todo"),
        ("double_again", "todo"),
    ]


def test_a_raise_that_was_left_in_is_to_do_and_the_problem_names_its_line(kit, check):
    kit.add(
        "01_first",
        "double",
        stub="async def double(n):\n    n *= 2\n    raise NotImplementedError\n",
    )
    _, out = check()
    (exercise,) = json.loads(out)["exercises"]
    due = "Line 3 still raises NotImplementedError: delete it, and the code above it is checked."
    assert (exercise["verdict"], exercise["problem"]) == ("todo", due)
    assert {check["message"] for check in exercise["checks"]} == {due}


def test_what_a_student_prints_is_not_on_standard_output(kit, check):
    source = "print('at import')\nasync def double(number):\n    print('in the call')\n"
    _, out = check("double", "--from", kit.answer("prints", source))
    assert_as_designed(json.loads(out))


def test_json_can_go_to_a_file_and_the_report_to_the_terminal(kit, monkeypatch, capsys):
    monkeypatch.chdir(kit.folder)
    assert main(["check", "--json", "report.json"]) == 1
    assert_as_designed(json.loads((kit.folder / "report.json").read_text(encoding="utf-8")))
    assert "Start here" in capsys.readouterr().out


def test_the_command_prints_nothing_else(kit, right):
    ran = kit.run("check", "double", "--from", kit.answer("right", right), "--json", "-")
    assert_as_designed(json.loads(ran.stdout))
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_seed_in_the_report_reproduces_the_inputs(kit, check):
    answer = kit.answer("wrong", "async def double(number):\n    return str(number)\n")
    _, first = check("double", "--from", answer)
    _, again = check("double", "--from", answer, "--seed", json.loads(first)["seed"])
    first, again = (
        json.loads(out)["exercises"][0]["checks"][0]["message"] for out in (first, again)
    )
    assert first == again != ""
