"""GitHub Actions: the summary, the annotations, and the files that `init` adds."""

import json
import re

import pytest

from grader.cli.main import main
from grader.exercise import catalog
from grader.learn import workspace
from grader.learn.github_files import DEVCONTAINER, IMAGE, REQUIREMENTS, WORKFLOW
from grader.report.github import SUMMARY, annotations
from tests.test_rendering import CASES

pytestmark = pytest.mark.one_python

BLOCKS = "import time\nasync def double(number):\n    time.sleep(0.6)\n    return 3 * number\n"
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


@pytest.fixture
def step(kit, monkeypatch, capsys):
    """Run `check --github` as a step; returns the status, both outputs, the summary, the step's outputs."""
    files = {"GITHUB_STEP_SUMMARY": kit.folder / "summary", "GITHUB_OUTPUT": kit.folder / "outputs"}
    monkeypatch.chdir(kit.folder)
    for name, file in files.items():
        monkeypatch.setenv(name, str(file))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(kit.folder))

    def step(source, *words):
        (kit.exercises / "01_first/double.py").write_text(source, encoding="utf-8")
        status = main(["check", "--github", "--clock", "fast", *words])
        out, error = capsys.readouterr()
        return status, out, error, *(file.read_text(encoding="utf-8") for file in files.values())

    return step


def test_a_mistake_is_at_its_line_and_the_report_on_the_runs_page(step):
    status, _, error, summary, outputs = step(BLOCKS)
    assert status == 1
    command = (
        r"::error file=exercises/01_first/double.py,line=3,title=blocking-call%3A [^:]+::\S.*\n"
    )
    assert re.fullmatch(command, error)
    assert summary.startswith("## 1 of 3 points\n")
    assert outputs == "points=1\nmax_points=3\n"


def test_commands_are_switched_off_around_the_report(step):
    prints = "async def double(number):\n    raise ValueError('no\\n::add-mask::e')\n"
    _, out, *_ = step(prints)
    lines = out.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    assert len(token) == 32
    assert lines[-1] == f"::{token}::"
    assert any("::add-mask::e" in line for line in lines[1:-1])


def test_a_pass_has_no_annotation_and_a_remark_is_a_warning(step, right):
    assert step(right)[:3:2] == (0, "")
    leaves = right.replace("    return", "    asyncio.sleep(0.01)\n    return")
    _, _, error, *_ = step(leaves)
    assert error.startswith("::warning file=exercises/01_first/double.py,line=8,")


def test_a_file_without_a_named_mistake_is_annotated_as_a_whole(step):
    _, _, error, *_ = step("import os\nos._exit(0)\n")
    assert error.startswith("::error file=exercises/01_first/double.py,title=double%3A ")


@pytest.mark.parametrize("graded", CASES, ids=["raised", "returned"])
def test_nothing_of_a_students_ends_a_command(graded):
    for line in annotations([graded]):
        assert re.fullmatch(r"::(error|warning) [^\r\n]*", line)
        options = line.partition(" ")[2].partition("::")[0]
        assert re.fullmatch(r"file=[^:,]*,(line=\d+,)?title=[^:,]*", options)


def test_outside_of_actions_it_is_a_usage_error(kit, monkeypatch, capsys):
    monkeypatch.chdir(kit.folder)
    monkeypatch.delenv(SUMMARY, raising=False)
    assert main(["check", "--github"]) == 2
    assert "--github is for a step of GitHub Actions" in capsys.readouterr().err


def test_json_on_standard_output_stays_json(step, right):
    _, out, *_ = step(BLOCKS, "--json", "-")
    assert json.loads(out)["exercises"][0]["verdict"] == "fail"


def test_only_what_is_begun_is_checked_if_asked(kit, monkeypatch, capsys, right):
    monkeypatch.chdir(kit.folder)
    assert main(["check", "--begun"]) == 0
    assert capsys.readouterr().out == "Nothing has been begun yet.\n"
    kit.add("02_second", "other")
    (kit.exercises / "01_first/double.py").write_text(right, encoding="utf-8")
    assert main(["check", "--begun"]) == 0
    assert "other" not in capsys.readouterr().out


@pytest.fixture
def place(kit, monkeypatch, tmp_path_factory):
    monkeypatch.setattr(catalog, "KIT", kit.folder)
    folder = tmp_path_factory.mktemp("workspace")
    monkeypatch.chdir(folder)
    return folder


def test_init_adds_a_workflow_whose_actions_are_pinned(place, capsys):
    assert main(["init", "--github"]) == 0
    out = capsys.readouterr().out
    assert WORKFLOW in out
    workflow = (place / WORKFLOW).read_text(encoding="utf-8")
    uses = [line.strip().removeprefix("- ") for line in workflow.splitlines() if "uses:" in line]
    assert len(uses) == 2
    assert [line for line in uses if not PINNED.fullmatch(line)] == []
    assert "awaitlings check --begun --github" in workflow
    assert "if: github.event_name != 'pull_request' || " in workflow  # else a push is checked twice
    assert f"awaitlings=={workspace.version()}\n" in (place / REQUIREMENTS).read_text("utf-8")
    assert not (place / DEVCONTAINER).exists()


def test_the_steps_outputs_can_be_read(place):
    main(["init", "--github"])
    workflow = (place / WORKFLOW).read_text(encoding="utf-8")
    step = workflow.partition("- id: awaitlings\n")[2]
    assert step.strip() == "run: awaitlings check --begun --github"


def test_below_a_repositorys_root_the_workflow_is_at_the_root(place, capsys):
    (place / ".git").mkdir()
    assert main(["init", "week 1/asyncio", "--github"]) == 0
    (file,) = (place / ".github/workflows").iterdir()
    workflow = file.read_text(encoding="utf-8")
    assert not (place / "week 1/asyncio/.github").exists()
    assert (file.name, workflow.count("name: awaitlings-week-1-asyncio\n")) == (
        "awaitlings-week-1-asyncio.yml",
        1,
    )
    assert 'run:\n        working-directory: "week 1/asyncio"\n    steps:' in workflow
    assert f'cache-dependency-path: "week 1/asyncio/{REQUIREMENTS}"' in workflow
    assert (place / "week 1/asyncio" / REQUIREMENTS).is_file()
    assert f"the root of a repository, which is {place.resolve()}: so it is" in flat(capsys)
    assert main(["init", "week 1/asyncio", "--github", "--devcontainer"]) == 0
    assert list(place.rglob("*.yours")) == []
    assert "Codespaces reads .devcontainer/devcontainer.json only at the root" in flat(capsys)


def test_at_a_repositorys_root_nothing_is_said(place, capsys):
    (place / ".git").mkdir()
    assert main(["init", "--github", "--devcontainer"]) == 0
    assert (place / WORKFLOW).is_file()
    assert "root of" not in flat(capsys)


def test_outside_of_a_repository_the_remedy_is_told(place, capsys):
    assert main(["init", "--github"]) == 0
    assert f"{place.resolve()} is in none: run `git init` there." in flat(capsys)


def flat(capsys):
    """What was printed, as one line."""
    return " ".join(capsys.readouterr().out.split())


def test_init_adds_a_container_also_later_and_again(place):
    assert main(["init"]) == 0
    assert main(["init", "--devcontainer"]) == 0
    container = json.loads((place / DEVCONTAINER).read_bytes())
    assert (container["image"], REQUIREMENTS in container["postCreateCommand"]) == (IMAGE, True)
    assert main(["init", "--devcontainer", "--github"]) == 0
    assert list(place.rglob("*.yours")) == []


def test_a_workflow_that_was_there_is_backed_up(place, capsys):
    file = place / WORKFLOW
    file.parent.mkdir(parents=True)
    file.write_text("name: mine\n", encoding="ascii")
    assert main(["init", "--github"]) == 0
    assert "backed up" in capsys.readouterr().out
    assert file.with_name("awaitlings.yml.yours").read_text(encoding="ascii") == "name: mine\n"
