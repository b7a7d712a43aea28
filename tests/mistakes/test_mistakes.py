"""Each mistake is diagnosed first, at its line, on both clocks; and what only looks like it is not."""

import pytest
from asked import ASKED, ONLY_A_CHECK_KNOWS, judged
from corpus import broken, cases, on_both_clocks, right, told

from grader.diagnosis import pages
from grader.diagnosis.diagnose import cases as scenarios
from grader.diagnosis.order import in_order
from grader.diagnosis.rules import RULES
from grader.diagnosis.source import Source

pytestmark = pytest.mark.timeout(300)  # the first test runs all programs, in real time too


def test_there_is_a_program_for_every_page():
    assert sorted([*ASKED, *ONLY_A_CHECK_KNOWS]) == sorted(pages())
    assert [program.name for program in right()] == sorted(pages())


@pytest.mark.parametrize("program", on_both_clocks(broken()), ids=str)
def test_a_mistake_is_named_first_at_its_line(program, seen):
    evidence = seen[program]
    mistake, *_ = program.diagnosed(evidence, judged(program, evidence)) or [None]
    assert mistake is not None, evidence
    assert mistake.name == program.name, (mistake, evidence)
    assert program.at_the_mark(mistake.line), (mistake, program.marked)
    assert mistake.message


@pytest.mark.parametrize("program", on_both_clocks(right()), ids=str)
def test_what_looks_alike_and_is_right_gets_no_mistake(program, seen):
    evidence = seen[program]
    assert evidence.verdict == "answered", evidence.problem
    assert evidence.error is None, evidence.error
    assert program.diagnosed(evidence, judged(program, evidence)) == []


@pytest.mark.parametrize("program", on_both_clocks(cases()), ids=str)
def test_a_case_gets_the_mistake_that_it_names_at_its_line_and_no_other(program, seen):
    evidence = seen[program]
    mistake, *_ = program.diagnosed(evidence, judged(program, evidence)) or [None]
    assert (mistake.name if mistake else "none") == program.head("mistake"), (mistake, evidence)
    assert mistake is None or program.at_the_mark(mistake.line), (mistake, program.marked)


@pytest.mark.parametrize("program", on_both_clocks([*broken(), *cases()]), ids=str)
def test_a_brief_and_code_to_try_it_out_change_neither_the_mistake_nor_its_line(program, seen):
    check = judged(program, seen[program])
    bare = program.diagnosed(seen[program], check)
    assert program.in_a_stub.diagnosed(seen[program], check) == bare


@pytest.mark.parametrize("program", on_both_clocks(right()), ids=str)
def test_what_looks_alike_gets_no_mistake_in_a_stub_either(program, seen):
    assert program.in_a_stub.diagnosed(seen[program], judged(program, seen[program])) == []


@pytest.mark.parametrize("program", [*broken(), *cases(), *right()], ids=lambda p: p.name)
def test_a_program_in_a_stub_can_be_parsed(program):
    whole = Source(program.in_a_stub.source, [program.asked_name])
    assert whole.whole.body
    assert whole.code == Source(program.source, [program.asked_name]).code


@pytest.mark.parametrize("program", on_both_clocks([*broken(), *cases()]), ids=str)
def test_stages_and_claims_decide_and_not_the_order_of_the_table(program, seen):
    check = judged(program, seen[program])
    for case in scenarios(program.result(seen[program], check), Source(program.source)):
        assert told(in_order(RULES[::-1]), case) == told(RULES, case)


@pytest.mark.parametrize("program", right(), ids=lambda program: program.name)
def test_a_program_is_short_and_says_what_is_right_about_it(program):
    lines = program.source.splitlines()
    assert len(lines) <= 20
    assert lines[0].startswith('"""')
