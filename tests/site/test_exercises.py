"""The pages of the exercises hold what the catalog says, in its order, and no solution."""

import json
import posixpath
import re
import zipfile
from itertools import groupby

import pytest

from grader.classroom.build_notebook import stub_cell
from grader.diagnosis import pages as mistakes
from grader.exercise.catalog import KIT, Catalog
from tests.leaks import leaks
from tests.site.page import read

CATALOG = Catalog(KIT / "exercises")
EACH = pytest.mark.parametrize("exercise", CATALOG.exercises, ids=lambda e: e.slug)


def page_of(exercise):
    return f"exercises/{exercise.chapter}/{exercise.slug}.html"


def in_one_line(text):
    return " ".join(re.sub("[`*]", "", text).split())


@EACH
def test_a_page_has_the_brief_the_checks_and_the_hints_of_its_exercise(exercise, pages):
    page = pages[page_of(exercise)]
    text = in_one_line(page.text)
    title, brief = exercise.brief
    sentences = [in_one_line(f"{c.sentence} {c.points}") for c in exercise.checks]
    assert in_one_line(title) in text
    assert brief.strip().splitlines()[0].replace("`", "") in page.text
    assert [sentence for sentence in sentences if sentence not in text] == []
    assert [hint for hint in exercise.hints if in_one_line(hint) not in text] == []
    assert len(page.having("details", **{"class": "hint"})) == len(exercise.hints)
    assert f"make check EX={exercise.slug}" in page.text


@EACH
def test_the_place_for_the_answer_holds_the_stub_in_one_pre(exercise, site):
    html = (site / page_of(exercise)).read_text("utf-8")
    start = f'<div class="exercise" data-slug="{exercise.slug}" data-chapter="{exercise.chapter}">'
    place = html.partition(start)[2].partition("<p>")[0]
    assert place.count("<pre>") == 1
    inside = place.partition("<pre>")[2].partition("</pre>")[0]
    code = read(site, inside.replace("span", "b")).text
    assert code.strip() == stub_cell(exercise).strip()


def test_previous_and_next_lead_through_a_chapter_and_to_the_next_one(pages):
    order = []
    for chapter, exercises in groupby(CATALOG.exercises, key=lambda e: e.chapter):
        order += [f"exercises/{chapter}/index.html", *map(page_of, exercises)]
    assert [beside(pages, path, "next") for path in order[:-1]] == order[1:]
    assert [beside(pages, path, "prev") for path in order[1:]] == order[:-1]


def beside(pages, path, direction):
    """The page to which a page's link `next` or `prev` leads."""
    (link,) = pages[path].having("link", rel=direction)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), link["href"]))


def test_a_chapters_page_leads_to_its_exercises_in_order(site):
    for chapter, exercises in groupby(CATALOG.exercises, key=lambda e: e.chapter):
        html = (site / "exercises" / chapter / "index.html").read_text("utf-8")
        page = read(site, html.partition("<article")[2].partition("</article>")[0])
        wanted = [f"{exercise.slug}.html" for exercise in exercises]
        assert [link for link in page.links if link in wanted] == wanted


def test_exercises_json_is_what_the_catalog_says(site):
    data = json.loads((site / "_static" / "exercises.json").read_text("utf-8"))
    starts = [one.pop("start") for one in data]
    assert data == [
        {
            "slug": exercise.slug,
            "chapter": exercise.chapter,
            "title": exercise.title,
            "stub": exercise.stub.read_text("utf-8"),
            "points": exercise.max_points,
            "hints": len(exercise.hints),
            "needs": exercise.needs,
        }
        for exercise in CATALOG.exercises
    ]
    for start, one in zip(starts, data, strict=True):
        assert one["stub"].endswith(start)
        assert "raise NotImplementedError" in start or one["slug"].startswith(("predict", "test_"))
        assert not start.startswith('"""')


def test_the_list_of_mistakes_leads_to_each(pages):
    links = pages["mistakes/index.html"].links
    assert [name for name in mistakes() if f"{name}.html" not in links] == []


def source(name, data):
    return (KIT / name).with_suffix(".py").read_bytes() if name.endswith(".pyc") else data


def readable(file):
    """What a reader can find in a file of the site, as bytes: the text of a page, the strings of data.

    Of an archive, all that is in it, and the source of what is compiled; the libraries of others are left out.
    """
    if file.suffix == ".zip" and file.name in ("kit.zip", "exercises.zip"):
        with zipfile.ZipFile(file) as archive:
            return b"\n".join(source(name, archive.read(name)) for name in archive.namelist())
    if file.name in ("libraries.zip", "python_stdlib.zip", "pyodide-lock.json"):
        return b""
    if file.suffix == ".deflated":
        return b""
    if file.suffix == ".html":
        return read(file).text.encode()
    if file.suffix == ".json":
        return "\n".join(one["stub"] for one in json.loads(file.read_text("utf-8"))).encode()
    return file.read_bytes()


def test_no_line_of_a_solution_is_in_the_site(site):
    files = [file for file in site.rglob("*") if file.is_file()]
    found = leaks({file.relative_to(site).as_posix(): readable(file) for file in files})
    assert found == []
    assert len(files) > 200


def test_what_the_page_loads_has_the_checks_and_no_solution_and_no_hidden_checks(site):
    with zipfile.ZipFile(site / "_static" / "play" / "exercises.zip") as archive:
        names = set(archive.namelist())
    assert {f"exercises/{e.chapter}/{e.check_file.name}" for e in CATALOG.exercises} <= names
    with zipfile.ZipFile(site / "_static" / "play" / "kit.zip") as archive:
        names |= set(archive.namelist())
    assert [name for name in names if "solution" in name and "grader/exercise/" not in name] == []
    assert [name for name in names if "hidden_" in name] == []


def test_a_solution_in_a_page_is_noticed(site, tmp_path):
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    solution = KIT / "solutions" / "08_limits" / "token_bucket" / "solution.py"
    page = tmp_path / "page.html"
    page.write_text(highlight(solution.read_text("utf-8"), PythonLexer(), HtmlFormatter()), "utf-8")
    assert len(leaks({"page.html": readable(page)})) > 5


def test_a_table_says_which_exercises_need_a_machine_and_for_what(pages):
    text = in_one_line(pages["browser.html"].text)
    for exercise in CATALOG.exercises:
        assert (
            f"{exercise.slug} ({exercise.needs})" in text
            if exercise.needs
            else exercise.slug in text
        )
        assert exercise.needs or f"{exercise.slug} (" not in text
