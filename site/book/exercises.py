"""A page for each exercise: its brief, a place for the answer, hints, checks; and all of them as JSON.

The catalog owns all of it. Solutions and hidden checks are not read.
"""

import json
from collections.abc import Sequence

from grader.classroom.build_notebook import stub_cell
from grader.evidence.failures import count
from grader.exercise.catalog import Catalog, Exercise

PAGE = """# {title}

{brief}

## Your answer

```{{raw}} html
<div class="exercise" data-slug="{slug}" data-chapter="{chapter}">
```
`````python
{stub}
`````
```{{raw}} html
</div>
```

On your machine, write it in `exercises/{chapter}/{file}`. Then run `make check EX={slug}`, or
`awaitlings check {slug}` in a workspace: see
[If you are learning](/readme.md#if-you-are-learning).

## Hints

{hints}

## Checks

{checks}
"""
HINT = """<details class="hint">
<summary>Hint {number} of {of}</summary>

{text}

{next}</details>
"""


def sources(catalog: Catalog) -> dict[str, str]:
    """The pages of all exercises: path and text of each."""
    return {f"{place(e)}.md": _page(e) for e in catalog.exercises}


def place(exercise: Exercise) -> str:
    """The name of an exercise's page."""
    return f"exercises/{exercise.chapter}/{exercise.slug}"


def as_json(catalog: Catalog) -> str:
    """Each exercise as a JSON object, in the order of the book; `stub` is the whole file."""
    return json.dumps([_data(exercise) for exercise in catalog.exercises], indent=1) + "\n"


def _data(exercise: Exercise) -> dict[str, str | int]:
    return {
        "slug": exercise.slug,
        "chapter": exercise.chapter,
        "title": exercise.title,
        "stub": exercise.stub.read_text(encoding="utf-8"),
        "points": exercise.max_points,
        "hints": len(exercise.hints),
        "start": exercise.below_brief,
        "needs": exercise.needs,
    }


def _page(exercise: Exercise) -> str:
    title, brief = exercise.brief
    return PAGE.format(
        title=title,
        brief=brief.strip("\n"),
        slug=exercise.slug,
        chapter=exercise.chapter,
        stub=stub_cell(exercise).rstrip(),
        file=exercise.stub.name,
        hints=_hints(exercise.hints),
        checks=_checks(exercise),
    )


def _hints(hints: Sequence[str]) -> str:
    """Each hint in a box that opens, inside the box of the one before: one at a time."""
    inner = ""
    for number, text in reversed([*enumerate(hints, 1)]):
        inner = HINT.format(number=number, of=len(hints), text=text, next=inner)
    return inner


def _checks(exercise: Exercise) -> str:
    rows = [f"| {_in_table(check.sentence)} | {check.points} |" for check in exercise.checks]
    return "\n".join(
        [
            f"{count(exercise.max_points, 'point')} in all.",
            "",
            "| What is checked | Points |",
            "|---|---:|",
            *rows,
        ]
    )


def _in_table(sentence: str) -> str:
    return sentence.replace("|", "\\|")
