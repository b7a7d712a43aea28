"""The report as HTML: it is complete, and whatever a student wrote is only text in it."""

import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest

from grader.cli.main import main
from grader.evidence.evidence import Evidence
from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer, CheckResult, Result
from grader.exercise.submission import Submission, take
from grader.judging.session import grade
from grader.report.html import body_of, fragment, page
from grader.worker.observations import Error, Frame, WaitingTask
from tests.by_hand import call

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "solutions" / "03_gather" / "fetch_all"
EXERCISE = Catalog(ROOT / "exercises").select(["fetch_all"])[0]
HOSTILE = '<script>alert(1)</script> ]]> </style></svg></article> " onload="x\' &lt; \u202eevil\u2028\x1b[31m\x00\ud800 end'
ELEMENTS = """
    html head meta title style body main article header footer section h1 h2 h3 h4 p ul ol li div
    span strong em code pre a details summary figure figcaption svg desc text rect line
"""
"""The elements that a page may have: none that runs a script, and none that fetches."""


def graded(*names):
    """The fragments of some answers to fetch_all, by their files."""
    answers = [Answer(EXERCISE, take(ANSWERS / f"{name}.py")) for name in names]
    return grade(answers, Options(clock="fast"))


def hostile():
    """A result with hostile text wherever a student's text can be."""
    evidence = Evidence(
        "three_pages",
        "seed",
        elapsed=6.0,
        output=f"{HOSTILE}\n{HOSTILE}",
        error=Error(HOSTILE, HOSTILE, (Frame(1, HOSTILE, HOSTILE),), ()),
        calls=(
            call("fetch_all", "", 0.0, 6.0, line=None),
            call(HOSTILE, HOSTILE, 0.0, 3.0, line=1),
            call(HOSTILE, HOSTILE, 3.0, 6.0, line=1),
        ),
        waiting=(WaitingTask(1, HOSTILE, HOSTILE, None),),
    )
    checks = [CheckResult(c, "fail", HOSTILE, (evidence,)) for c in EXERCISE.checks]
    submission = Submission(HOSTILE, Path("x.py"), f"await fetch()  # {HOSTILE}\n")
    return Result(Answer(EXERCISE, submission), checks, [evidence])


def elements(markup):
    """The elements of a page, without namespaces. The page must be well-formed."""
    root = ElementTree.fromstring(markup)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return list(root.iter())


def words(markup):
    """The text of a page, as a screen reader reads it."""
    return " ".join(" ".join(ElementTree.fromstring(f"<a>{markup}</a>").itertext()).split())


def test_a_wrong_answer_is_shown_with_checks_mistake_line_page_and_timeline():
    text = words(fragment(graded("wrong_loop")[0]))
    assert "fail, 4 of 7 points" in text
    assert "Failed: Three 2-second fetches finish in under 2.5 seconds." in text
    assert "it took 6.0 s, should take less than 2.5 s" in text
    assert "Passed: The bodies come in the order of the urls" in text
    assert "serial-await: Slow calls that could overlap were awaited one after another." in text
    assert "line 8: bodies.append(await fetch(url))" in text
    assert "More about serial-await What happened You waited for the result" in text
    assert "three pages, timeline" in text
    assert "Isolation level 0." in text


def test_a_right_answer_shows_its_picture_and_no_mistake():
    markup = fragment(graded("solution")[0])
    assert "pass, 7 of 7 points, 2.3 s" in markup
    assert (markup.count("<svg"), markup.count('class="mistake"')) == (1, 0)


@pytest.mark.parametrize("name", ["solution", "wrong_loop", "wrong_not_async", "wrong_lock"])
def test_a_page_is_well_formed_and_nothing_in_it_runs_or_fetches(name):
    must_be_inert(page(name, [fragment(graded(name)[0])]))


def test_nothing_that_a_student_wrote_is_markup_or_a_control_character():
    markup = page(HOSTILE, [fragment(hostile())])
    must_be_inert(markup)
    assert markup.count("alert(1)") > 10
    assert [c for c in markup if not c.isprintable() and c != "\n"] == []


def must_be_inert(markup):
    """Only known elements, no event handlers, no external styles, links only to documentation."""
    found = elements(markup)
    assert {element.tag for element in found} <= set(ELEMENTS.split())
    names = {(e.tag, name) for e in found for name in e.attrib}
    assert [name for _, name in names if name.startswith("on") or name in ("src", "style")] == []
    links = {e.get("href").partition("/3/")[0] for e in found if e.tag == "a"}
    assert links <= {"https://docs.python.org"}
    styles = "".join(e.text for e in found if e.tag == "style")
    assert not re.search(r"url\(|@import|expression", styles)


def test_of_a_hidden_check_only_the_sentence_and_the_outcome_are_shown():
    result = hostile()
    secret = Evidence("secret_scenario", "", elapsed=9.0, output="secret output")
    first, *rest = result.checks
    first = replace(first, message="secret message", evidence=(secret,))
    others = [replace(check, outcome="pass", message="", evidence=()) for check in rest]
    result = replace(result, checks=[first, *others])
    open_text = words(fragment(result))
    hidden_text = words(fragment(result, hidden={first.check.name}))
    assert ("secret message" in open_text, "secret output" in open_text) == (True, True)
    assert f"Failed: {first.check.sentence} 0/2" in hidden_text
    assert "secret" not in hidden_text


def test_an_answer_that_could_not_be_graded_is_shown_with_the_reason():
    (result,) = grade(
        [Answer(EXERCISE, Submission("x", Path("x.py"), rejected="The file is missing."))],
        Options(clock="fast"),
    )
    text = words(fragment(result))
    assert "rejected, 0 of 7 points" in text
    assert text.count("The file is missing.") == 1


def test_the_fragments_of_a_page_can_be_extracted_again():
    pieces = [fragment(result) for result in graded("solution", "wrong_loop")]
    assert body_of(page("</main><main>", pieces)) == "\n".join(pieces)


def test_the_contrast_of_text_is_high_enough():
    from grader.report import html_style

    for colors in (html_style.LIGHT, html_style.DARK):
        named = dict(re.findall(r"--([a-z-]+): (#\w+);", colors))
        for ink in ("ink", "soft", "good", "bad", "warn", "link"):
            for ground in ("paper", "tint", "warn-tint"):
                assert contrast(named[ink], named[ground]) >= 4.5, (ink, ground)


def contrast(one, other):
    """The contrast ratio of WCAG 2.2, 1.4.3; text needs 4.5."""
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def brightness(color):
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_command_writes_a_page_in_addition_to_the_other_reports(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    source = str(ANSWERS / "wrong_loop.py")
    files = ["--html", "report.html", "--json", "report.json"]
    assert main(["check", "fetch_all", "--clock", "fast", "--from", source, *files]) == 1
    markup = Path("report.html").read_text(encoding="utf-8")
    points = json.loads(Path("report.json").read_text(encoding="utf-8"))["exercises"][0]["points"]
    assert f"<title>{points} of 7 points</title>" in markup
    assert "fetch_all: fail" in capsys.readouterr().out
    must_be_inert(markup)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (".", "--html: expected a file, but . is a folder: name a file in it."),
        ("no/where.html", "--html: there is no folder no: create it, or name another file."),
    ],
)
def test_a_page_that_cannot_be_written_is_a_usage_error_before_the_grading(
    target, sentence, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert main(["check", "fetch_all", "--html", target]) == 2
    assert sentence in capsys.readouterr().err
