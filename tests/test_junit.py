"""The JUnit report: the structure of `junit-10.xsd`, and texts that no XML parser refuses."""

import re
from xml.etree import ElementTree

import pytest

from grader.cli.main import main
from grader.evidence.evidence import Evidence
from grader.exercise.decorators import Check
from grader.exercise.options import Options
from grader.exercise.result import CheckResult, Outcome, Result
from grader.report.junit import as_xml
from grader.report.undecided import undecided
from tests.test_rendering import CASES

ALLOWED = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "package", "file"},
        {"properties", "testcase"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": ({"name", "classname", "time"}, {"failure", "error", "skipped"}),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
    "skipped": ({"message", "type"}, set()),
}
"""The attributes and children of each element, of those that the schema has. All of them are written."""
SECONDS = re.compile(r"\d+\.\d{3}")
CALM = re.compile(r"[\t\n\x20-\x7e]*")


def assert_follows_the_schema(top):
    assert top.tag == "testsuites"
    for element in top.iter():
        attributes, children = ALLOWED[element.tag]
        assert set(element.attrib) == attributes
        assert {child.tag for child in element} <= children
        assert SECONDS.fullmatch(element.get("time", "0.000"))
    for suite in top:
        cases = suite.findall("testcase")
        counted = {
            "tests": cases,
            **{f"{n}s": [c for c in cases if c.find(n) is not None] for n in ("failure", "error")},
        }
        counted["skipped"] = [c for c in cases if c.find("skipped") is not None]
        assert {name: int(suite.get(name)) for name in counted} == {
            n: len(c) for n, c in counted.items()
        }
        assert max(len(case) for case in cases) <= 1
    for name in ("tests", "failures", "errors"):
        assert int(top.get(name)) == sum(int(suite.get(name)) for suite in top)


@pytest.fixture
def check(kit, monkeypatch, capsys):
    """Run `check … --junit -` here; returns the exit status and the root of the report."""
    monkeypatch.chdir(kit.folder)

    def check(*arguments):
        status = main(["check", *map(str, arguments), "--junit", "-"])
        top = ElementTree.fromstring(capsys.readouterr().out)
        assert_follows_the_schema(top)
        return status, top

    return check


def test_a_pass_has_a_case_for_each_check_named_by_its_sentence(kit, check, right):
    answer = kit.answer("right", right)
    status, top = check("double", "--from", answer, "--isolation", "0")
    (suite,) = top
    assert (status, suite.get("name"), suite.get("package")) == (0, "double", "01_first")
    cases = suite.findall("testcase")
    assert [case.get("name") for case in cases] == [
        "It returns twice the number.",
        "It waits a moment.",
    ]
    assert {case.get("classname") for case in cases} == {"01_first.double"}
    assert float(suite.get("time")) >= 0.05
    properties = {p.get("name"): p.get("value") for p in suite.iter("property")}
    assert (properties["verdict"], properties["points"], properties["isolation"]) == (
        "pass",
        "3",
        "0",
    )


def test_a_failure_has_the_message_the_mistake_the_file_and_the_line(kit, check):
    source = "import time\nasync def double(number):\n    time.sleep(0.6)\n    return 3 * number\n"
    status, top = check("double", "--from", kit.answer("blocks", source))
    failure = top.find(".//failure")
    assert (status, failure.get("type")) == (1, "blocking-call")
    assert failure.get("message") == "the value is not the expected one"
    assert "answers/blocks.py:3: blocking-call: " in failure.text


def test_a_stub_is_skipped(check):
    status, top = check()
    assert (status, top.get("failures"), top.get("errors")) == (1, "0", "0")
    assert [case[0].tag for case in top.iter("testcase")] == ["skipped", "skipped"]
    assert top.find(".//skipped").get("message").startswith("Not implemented yet.")


def test_an_answer_that_dies_fails(kit, check):
    _, top = check("double", "--from", kit.answer("dead", "import os\nos._exit(0)\n"))
    assert {case[0].tag for case in top.iter("testcase")} == {"failure"}
    assert top.find(".//failure").get("type") == "crash"


def with_checks(*checks):
    (result, *_) = CASES
    return Result(result.answer, checks, [Evidence("s", "seed")])


def test_what_was_not_judged_is_an_error_and_no_failure():
    one = Check("test_it", "It is so.", 1, 1)
    message = undecided(RuntimeError("no"), [])
    late = "The machine was too busy to judge."
    graded = with_checks(
        CheckResult(one, Outcome.BUSY, late),
        CheckResult(one, Outcome.FAIL, message),
        CheckResult(one, Outcome.NOT_RUN),
    )
    top = ElementTree.fromstring(as_xml([graded], Options(seed="s"), 1.0))
    assert_follows_the_schema(top)
    assert (top.get("errors"), top.get("failures")) == ("3", "0")
    assert [e.get("message") for e in top.iter("error")] == [
        late,
        message,
        "The check did not run.",
    ]


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_nothing_of_a_students_breaks_the_xml(graded):
    text = as_xml([graded], Options(seed="s"), 1.0)
    assert CALM.fullmatch(text)
    top = ElementTree.fromstring(text)
    assert "\\x1b[2J" in top.find(".//failure").text
    assert "<script>" in top.find(".//failure").text  # as text


def test_it_goes_to_a_file_beside_the_report_in_the_terminal(kit, monkeypatch, capsys):
    monkeypatch.chdir(kit.folder)
    assert main(["check", "--junit", "report.xml"]) == 1
    assert_follows_the_schema(ElementTree.parse("report.xml").getroot())
    assert "Start here" in capsys.readouterr().out


def test_only_one_report_can_go_to_standard_output(kit, monkeypatch, capsys):
    monkeypatch.chdir(kit.folder)
    assert main(["check", "--junit", "-", "--json", "-"]) == 2
    out, error = capsys.readouterr()
    assert (out, "--json and --junit: only one report" in error) == ("", True)
