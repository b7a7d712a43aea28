"""Copies the solutions of an exercise into the workspace after it passed or was given up."""

import ast
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.result import Result
from grader.exercise.solutions import answers_to, plain_folder, solutions_folder
from grader.learn import manifest
from grader.learn.workspace import bring_up_to_date

HEAD = """# Answers to {slug}

Yours is in `exercises/{chapter}/{slug}.py`. Compare it with these, with your editor or with `diff`.

"""


def unlock(workspace: Path, exercise: Exercise) -> list[Path]:
    """Copy the right answers to `solutions/NN_chapter/slug/`; returns their paths. OSError.

    In a clone they are there already; a student's archive has none. If the learner has edited a file
    there, it is backed up.
    """
    answers = answers_to(exercise)
    if not (workspace / manifest.NAME).is_file():
        return [plain_folder(exercise) / name for name in answers]
    folder = f"solutions/{exercise.chapter}/{exercise.slug}"
    files = {f"{folder}/{name}": source.encode() for name, source in answers.items()}
    if not files:
        return []
    page = HEAD.format(slug=exercise.slug, chapter=exercise.chapter)
    page += "\n".join(f"- `{name}`: {word}" for name, word in differences(answers).items())
    bring_up_to_date(workspace, {**files, f"{folder}/README.md": f"{page}\n".encode()})
    return [workspace / path for path in files]


def differences(answers: Mapping[str, str]) -> dict[str, str]:
    """A sentence on how each answer differs, by file name."""
    return {name: _word(name, source) for name, source in answers.items()}


def _word(name: str, source: str) -> str:
    about = ast.get_docstring(ast.parse(source)) or ""
    first = " ".join(about.partition("\n\n")[0].split())
    return first or ("The kit's own answer." if name == "solution.py" else "Another right answer.")


def unlock_passed(results: Sequence[Result]) -> list[Path]:
    """Unlock the solutions of what passes; returns the new folders in the workspace. OSError."""
    new = []
    for result in results:
        exercise = result.answer.exercise
        folder = solutions_folder(exercise)
        if result.verdict == Verdict.PASS and not folder.is_dir():
            unlock(exercise.stub.parents[2], exercise)
            new += [folder] if folder.is_dir() else []
    return new
