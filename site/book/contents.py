"""The pages that lead to others: the start page, the chapters with their exercises, and the mistakes."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from book.exercises import place
from grader.diagnosis import pages as mistakes
from grader.evidence.failures import count
from grader.exercise.catalog import Catalog, Exercise

START = """# Awaitlings

{what}

{how}

{picture}

## Three ways in

{{.ways}}
- **[You are a student](/readme.md#if-you-are-learning)**

  Your course uses Awaitlings, or you have a clone. Read [the first chapter](/{first}.md), then run
  `make watch`. {watch}.

- **[You learn on your own](/docs/self-study.md)**

  {alone}

- **[You teach a class](/docs/classroom.md)**

  {teach} Read [the page on security](/docs/security.md) before you grade.

## The book

{chapters}

There is a page about [each mistake](/mistakes/index.md) that the grader can name, too. Most exercises can be done
[in the browser](/browser.md).

{contents}
"""
CONTENTS = """```{{toctree}}
:hidden:
:caption: {caption}
:maxdepth: 2

{entries}
```
"""
EXERCISES = """
```{{toctree}}
:hidden:

{entries}
```
"""
BROWSER = """# In the browser

An exercise's page grades your answer itself, with nothing installed, and without a network after the first
visit. Nothing is sent anywhere. It is practice: for marks, an answer is graded on a machine.

A page cannot open sockets or start threads and processes. So {few} of {all} exercises are for a machine:
[If you are learning](/readme.md#if-you-are-learning) has the way. An answer that starts a thread where none is
needed is for a machine, too. Functions can call each other 500 deep on a page, and 1,000 deep on a machine.

| Chapter | On their pages | On a machine |
|---|---|---|
{rows}
"""
LISTED = re.compile(r"^(\d+\. )(`(\w+)`)", re.MULTILINE)
"""An exercise in the list at the end of a chapter's page."""


def with_exercises(pages: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
    """The chapters' pages, with links to their exercises in the catalog's order."""
    return {
        path: _linked(pages[path], exercises)
        for chapter, exercises in _by_chapter(catalog)
        for path in [f"exercises/{chapter}/index.md"]
    }


def _by_chapter(catalog: Catalog) -> list[tuple[str, list[Exercise]]]:
    chapters = groupby(catalog.exercises, key=lambda exercise: exercise.chapter)
    return [(chapter, [*exercises]) for chapter, exercises in chapters]


def _linked(page: str, exercises: Iterable[Exercise]) -> str:
    slugs = [exercise.slug for exercise in exercises]
    linked = LISTED.sub(
        lambda m: f"{m[1]}[{m[2]}]({m[3]}.md)" if m[3] in slugs else m[0],
        page,
    )
    return linked + EXERCISES.format(entries="\n".join(f"{slug} <{slug}>" for slug in slugs))


def mistakes_page() -> str:
    """The list of all mistakes that have a page, each with its summary."""
    found = mistakes()
    rows = "\n".join(f"- [`{name}`]({name}.md): {one.summary}" for name, one in found.items())
    about = f"The grader knows {count(len(found), 'mistake')} by name."
    return f"# Mistakes\n\n{about}\n\n{rows}\n"


def of_mistakes(pages: Mapping[str, str]) -> dict[str, str]:
    """The pages about mistakes, each with a link to the list.

    They are not in the sidebar: more than a hundred would be in the way of the rest, and Sphinx would take three
    times as long.
    """
    return {
        path: f"---\norphan: true\n---\n\n{text}\n[All mistakes](index.md)\n"
        for path, text in pages.items()
        if path.startswith("mistakes/")
    }


def start_page(pages: Mapping[str, str], catalog: Catalog) -> str:
    """The start page: what this is, in README's words, three ways in, and the chapters."""
    readme, study, classroom = (
        pages[path] for path in ("readme.md", "docs/self-study.md", "docs/classroom.md")
    )
    chapters = {f"exercises/{name}/index": exercises for name, exercises in _by_chapter(catalog)}
    return START.format(
        what=_paragraph(readme, "Exercises for"),
        how=_paragraph(readme, "You open a file"),
        picture=_paragraph(readme, "!["),
        watch=_paragraph(readme, "The quickest way").partition(": ")[0],
        alone=_paragraph(study, "You need"),
        teach=_paragraph(classroom, "Awaitlings grades"),
        first=next(iter(chapters)),
        chapters=_chapters(pages, chapters),
        contents=_contents(pages, chapters),
    )


def _paragraph(text: str, start: str) -> str:
    """The paragraph that starts like this, in one line. StopIteration if there is none."""
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return next(part for part in paragraphs if part.startswith(start))


def browser_page(pages: Mapping[str, str], catalog: Catalog) -> str:
    """Which exercises a page can grade, and what the others need."""
    rows = [
        f"| [{_title(pages[f'exercises/{name}/index.md'])}](/exercises/{name}/index.md) "
        f"| {_slugs(e for e in exercises if not e.needs)} | {_needing(exercises)} |"
        for name, exercises in _by_chapter(catalog)
    ]
    needing = [exercise for exercise in catalog.exercises if exercise.needs]
    return BROWSER.format(few=len(needing), all=len(catalog.exercises), rows="\n".join(rows))


def _needing(exercises: Iterable[Exercise]) -> str:
    return ", ".join(f"{_slugs([one])} ({one.needs})" for one in exercises if one.needs)


def _chapters(pages: Mapping[str, str], chapters: Mapping[str, list[Exercise]]) -> str:
    return "\n".join(
        f"1. [{_title(pages[f'{page}.md'])}](/{page}.md): {_slugs(exercises)}"
        for page, exercises in chapters.items()
    )


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")


def _slugs(exercises: Iterable[Exercise]) -> str:
    return ", ".join(f"[`{exercise.slug}`](/{place(exercise)}.md)" for exercise in exercises)


def _contents(pages: Mapping[str, str], chapters: Iterable[str]) -> str:
    """What the sidebar shows: three lists of pages, each with a short title."""
    guides = [f"/{page[:-3]}" for page in pages if page.startswith("docs/") and page[-3:] == ".md"]
    parts = {
        "The book": [
            *(f"{_number(page)}. {_plain(pages[f'{page}.md'])} </{page}>" for page in chapters),
            "Mistakes </mistakes/index>",
        ],
        "Guides": ["Overview </readme>", "In the browser </browser>", *guides],
        "For authors": ["Contributing </contributing>", "API </api/index>", "/changelog"],
    }
    return "\n".join(
        CONTENTS.format(caption=caption, entries="\n".join(part)) for caption, part in parts.items()
    )


def _number(chapter: str) -> int:
    return int(chapter.split("/")[1].partition("_")[0])


def _plain(text: str) -> str:
    return _title(text).replace("`", "")
