"""An answer that imports another file of the learner's is told that an answer is one file."""

from dataclasses import replace
from types import SimpleNamespace

from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from grader.gathering.one_file import naming_other_file
from tests.by_hand import error

FAILED = "The file cannot be imported: ModuleNotFoundError: No module named 'words' (line 1)."


def problem_of(folder, raised, problem=FAILED, *, may_be_split=False):
    exercise = SimpleNamespace(slug="greet", may_be_split=may_be_split)
    answer = Answer(exercise, Submission("answer", folder / "greet.py", "import words"))
    evidence = Evidence("example", "seed", Verdict.FAIL, problem, error=raised)
    return naming_other_file(evidence, answer).problem


def test_a_file_beside_the_answer_is_named(tmp_path):
    missing = error("ModuleNotFoundError", "No module named 'words'", 1)
    assert problem_of(tmp_path, missing) == FAILED
    (tmp_path / "words.py").write_text("HELLO = 'hello'")
    told = (
        "Line 1 imports `words`, which is a file of its own, and an answer is one file: move what "
        "you need from words.py into greet.py."
    )
    assert problem_of(tmp_path, missing) == told


def test_where_an_answer_may_have_further_files_their_names_are_told(tmp_path):
    missing = error("ModuleNotFoundError", "No module named 'words'", 1)
    (tmp_path / "words.py").write_text("HELLO = 'hello'")
    told = (
        "Line 1 imports `words`, which is a file of its own, and is not named like a file of this "
        "answer: call it greet_words.py."
    )
    assert problem_of(tmp_path, missing, may_be_split=True) == told


def test_other_errors_stay_as_they_are(tmp_path):
    (tmp_path / "words.py").write_text("HELLO = 'hello'")
    missing = error("ModuleNotFoundError", "No module named 'words'", 1)
    assert problem_of(tmp_path, missing, problem="") == ""  # it came later than the import
    assert problem_of(tmp_path, replace(missing, type="ImportError")) == FAILED
    assert problem_of(tmp_path, replace(missing, message="No module named 'words.of'")) == FAILED
