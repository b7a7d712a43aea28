"""What is saved of a student: each verdict by itself, and the same as if all were saved together."""

import pytest

from grader.classroom.records import Record, Records, verdict_on
from grader.diagnosis.source import Source
from grader.exercise.options import Options
from grader.exercise.result import Outcome

VERDICTS = {
    slug: {"points": points, "html": text, "report": {"checks": [{"outcome": Outcome.PASS}, []]}}
    for slug, points, text in [
        ("greet", 1, "<b>\n }"),
        ("chain", 2, 'é\n },\n "digest": "",\n "unmarked": ""\n}\n'),
        ("kinds", 3, '"verdicts": {'),
    ]
}
ADA = "Ada L"


@pytest.fixture
def records(tmp_path):
    return Records(tmp_path / "graded")


def text(records):
    return (records.folder / f"{ADA}.json").read_bytes()


def together(records, *more):
    """The file, if these verdicts are saved at once."""
    other = Records(records.folder / "together")
    other.save(ADA, Record(*more))
    return text(other)


def test_verdicts_that_are_added_make_the_same_file_as_together(records):
    for number, (slug, verdict) in enumerate(VERDICTS.items(), 1):
        records.add(ADA, {slug: verdict})
        kept = dict(list(VERDICTS.items())[:number])
        assert (records.read(ADA).verdicts, text(records)) == (kept, together(records, kept))


def test_several_at_a_time_make_the_same_file(records):
    first, *others = VERDICTS
    records.add(ADA, {first: VERDICTS[first]})
    records.add(ADA, {slug: VERDICTS[slug] for slug in others})
    records.add(ADA, {})
    assert text(records) == together(records, VERDICTS)


def test_what_is_added_again_takes_the_place_of_the_old_one(records):
    records.save(ADA, Record(VERDICTS))
    records.add(ADA, {"greet": {"points": 9}})
    assert text(records) == together(records, VERDICTS | {"greet": {"points": 9}})


@pytest.mark.parametrize("more", [("0123", ""), ("", "no cell")])
def test_what_is_added_takes_back_that_all_was_graded(records, more):
    records.save(ADA, Record({"greet": VERDICTS["greet"]}, *more))
    records.add(ADA, {"chain": VERDICTS["chain"]})
    assert text(records) == together(records, {s: VERDICTS[s] for s in ("greet", "chain")})


@pytest.mark.parametrize("change", [(b"\n}\n", b""), (b'"schema": 1', b'"schema": 2')])
def test_what_is_damaged_or_not_ours_is_replaced(records, change):
    records.save(ADA, Record({"greet": VERDICTS["greet"]}))
    (records.folder / f"{ADA}.json").write_bytes(text(records).replace(*change))
    records.add(ADA, {"chain": VERDICTS["chain"]})
    assert text(records) == together(records, {"chain": VERDICTS["chain"]})


def test_a_file_that_was_written_otherwise_keeps_its_verdicts(records):
    records.save(ADA, Record({"greet": VERDICTS["greet"]}))
    (records.folder / f"{ADA}.json").write_bytes(text(records).replace(b"\n", b"\n  "))
    records.add(ADA, {"chain": VERDICTS["chain"]})
    assert text(records) == together(records, {s: VERDICTS[s] for s in ("greet", "chain")})


def test_what_exists_is_not_written_anew_for_each_that_comes(records, monkeypatch):
    """Else the last of a hundred answers costs as much as all the others."""
    records.add(ADA, {"greet": VERDICTS["greet"]})
    monkeypatch.setattr(Records, "save", lambda *_: pytest.fail("all was written anew"))
    records.add(ADA, {"chain": VERDICTS["chain"]})


def noted(original, calls):
    return lambda *arguments: calls.append(arguments) or original(*arguments)


@pytest.mark.parametrize("factor", ["2 *", "3 *"])
def test_an_answer_is_read_once_for_all_of_its_report(kit, right, monkeypatch, factor):
    """Each part of a report asks for its mistakes or its remarks: they take as long as all else."""
    file = kit.answer("double", right.replace("2 *", factor))
    (result,) = kit.grade([file], clock="fast").values()
    read = []
    monkeypatch.setattr(Source, "__init__", noted(Source.__init__, read))
    verdict_on(result, "key", Options())
    assert len(read) == 1
