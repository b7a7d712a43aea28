"""The autograder for Classroom 50: its folder, and result.json by the contract."""

import json
import re
import subprocess
import sys
import zipfile

import pytest

from grader.classroom import classroom50, classroom50_autograder
from grader.cli.main import main
from grader.report.as_markdown import as_markdown, plain
from tests.leaks import leaks
from tests.test_rendering import CASES, STEERS

pytestmark = pytest.mark.one_python

RUNNER = {
    "CLASSROOM": "cs-principles",
    "ASSIGNMENT": "week1",
    "SUBMISSION_TAG": "submit/2026-06-01T14-32-05Z-a1b2c3d",
    "COMMIT_URL": "https://example.org/commit/a1b2c3d",
    "RELEASE_URL": "https://example.org/releases/1",
}
TEXTS = ("schema", "classroom", "assignment", "submission", "commit", "release", "review")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def assert_follows_the_contract(result):
    assert {key: type(result[key]) for key in TEXTS} == dict.fromkeys(TEXTS, str)
    assert result["schema"] == "classroom50/result/v1"
    assert INSTANT.fullmatch(result["datetime"])
    assert INSTANT.fullmatch(result["graded_at"])
    for key in ("score", "max-score"):
        assert type(result[key]) is int
        assert result[key] == sum(test[key] for test in result["tests"])
    for test in result["tests"]:
        assert (type(test["test-name"]), type(test["passed"])) == (str, bool)
        assert 0 <= test["score"] <= test["max-score"]


@pytest.fixture
def grade(kit, tmp_path, monkeypatch):
    """Grade a checkout with these files; returns the exit status and the checkout."""
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    for name, value in RUNNER.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("REVIEW_URL", raising=False)
    monkeypatch.setattr(classroom50, "KIT", kit.folder)
    monkeypatch.setattr(sys, "argv", ["classroom50", str(checkout)])

    def grade(**files):
        for name, text in files.items():
            (checkout / f"{name}.py").write_text(text, encoding="utf-8")
        return classroom50.main(), checkout

    return grade


def result_of(checkout):
    result = json.loads((checkout / "result.json").read_bytes())
    assert_follows_the_contract(result)
    return result


def test_a_right_answer(grade, right):
    status, checkout = grade(double=right)
    result = result_of(checkout)
    assert (status, result["score"], result["max-score"]) == (0, 3, 3)
    assert (result["classroom"], result["review"]) == ("cs-principles", RUNNER["COMMIT_URL"])
    assert [test["passed"] for test in result["tests"]] == [True, True]
    assert "3 of 3 points" in (checkout / "awaitlings-report.html").read_text(encoding="utf-8")
    body = (checkout / "release-body.md").read_text(encoding="utf-8")
    assert body.startswith("## 3 of 3 points\n")
    assert "at isolation level " in body


def test_a_wrong_answer_has_its_mistake_and_the_program_ends_well(grade):
    blocks = "import time\nasync def double(number):\n    time.sleep(0.6)\n    return 3 * number\n"
    status, checkout = grade(double=blocks)
    first, second = result_of(checkout)["tests"]
    assert (status, first["passed"], second["passed"]) == (0, False, True)
    assert first["mistakes"] == [{"name": "blocking-call", "line": 3}]
    assert first["output"].startswith("the value is not the expected one")
    body = (checkout / "release-body.md").read_text(encoding="utf-8")
    assert "**blocking&#45;call**" in body
    assert "doubled, timeline:" in body


def test_the_date_is_that_of_the_commit(grade, right):
    _, checkout = grade(double=right)
    git = ["git", "-C", str(checkout), "-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run([*git, "init", "-q"], check=True)
    dated = {"GIT_COMMITTER_DATE": "2026-06-01T16:32:01+02:00", "PATH": "/usr/bin:/bin"}
    commit = [*git, "commit", "-q", "--allow-empty", "-m", "x"]
    subprocess.run(commit, check=True, env=dated)
    grade()
    assert result_of(checkout)["datetime"] == "2026-06-01T14:32:01Z"


def test_what_a_student_committed_in_place_of_the_result_is_removed(grade, right, tmp_path):
    checkout = tmp_path / "checkout"
    other = tmp_path / "other"
    other.write_text("untouched", encoding="utf-8")
    (checkout / "result.json").symlink_to(other)
    (checkout / "release-body.md").mkdir()
    (checkout / "release-body.md" / "x").touch()
    assert grade(double=right)[0] == 0
    assert result_of(checkout)["score"] == 3
    assert other.read_text(encoding="utf-8") == "untouched"


def test_outside_of_a_runner_there_is_a_sentence_and_no_result(grade, monkeypatch, capsys):
    monkeypatch.delenv("CLASSROOM")
    status, checkout = grade()
    assert (status, (checkout / "result.json").exists()) == (3, False)
    assert capsys.readouterr().out.startswith(
        "::error::This submission was not graded. KeyError: 'CLASS"
    )


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_nothing_of_a_students_is_markup(graded):
    text = as_markdown([graded], ["[a](b) @all"])
    assert STEERS.findall(text) == []
    assert "<script" not in text
    assert re.findall(r"(?<!&#)[@\[\]]", re.sub(r"<pre>.*?</pre>", "", text, flags=re.S)) == []


def test_plain_text_stays_readable():
    assert plain("It took 6.0 s") == "It took 6.0 s"
    assert plain("a|b\n`c`") == "a&#124;b &#96;c&#96;"


@pytest.fixture(scope="module")
def assignment(tmp_path_factory):
    """The folder that the command writes, for one exercise."""
    out = tmp_path_factory.mktemp("teacher") / "week1"
    assert main(["bundle", "--classroom50", "greet", "--out", str(out)]) == 0
    return out


def test_the_folder_has_a_template_an_autograder_and_what_to_do(assignment):
    assert {path.name for path in assignment.iterdir()} == {"README.md", "template", "autograder"}
    assert (assignment / "template/exercises/01_coroutines/greet.py").is_file()
    assert not (assignment / "template/solutions").exists()
    files = {
        str(f): f.read_bytes() for f in assignment.rglob("*") if f.is_file() and f.suffix != ".zip"
    }
    with zipfile.ZipFile(assignment / "autograder/awaitlings-kit.zip") as archive:
        kit = {name: archive.read(name) for name in archive.namelist()}
    assert "solutions/01_coroutines/greet/hidden_greet.py" in kit
    assert leaks(files | kit) == []


def test_a_folder_that_is_there_is_not_overwritten(assignment, capsys):
    assert main(["bundle", "--classroom50", "greet", "--out", str(assignment)]) == 2
    assert "is there already: name a new folder" in capsys.readouterr().err


def test_the_autograder_runs_nothing_of_the_checkout(assignment, tmp_path, monkeypatch):
    """It sets up an environment and starts the grader, always from the kit's folder."""
    (tmp_path / "venv.py").write_text("raise SystemExit('run!')\n", encoding="ascii")
    monkeypatch.chdir(tmp_path)
    ran = []

    def run(command, *, cwd, check):
        ran.append([str(word) for word in command])
        assert (cwd / "requirements.lock").is_file()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(classroom50_autograder, "KIT", assignment / "autograder/awaitlings-kit.zip")
    monkeypatch.setattr(subprocess, "run", run)
    assert classroom50_autograder.main() == 0
    assert [words[1:4] for words in ran[:2]] == [["-I", "-m", "venv"], ["-I", "-m", "pip"]]
    assert ran[2][1:] == ["-m", "grader.classroom.classroom50", str(tmp_path)]
