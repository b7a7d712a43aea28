"""What a late machine has changed is run again, alone."""

import running
from corpus import broken, on_both_clocks

from grader.evidence.evidence import Evidence
from grader.evidence.values import Value


def test_a_program_that_a_late_machine_has_changed_is_run_again(monkeypatch):
    programs = on_both_clocks(one for one in broken() if one.name == "missing-return")
    runs = []

    def run(asked, at_once):
        runs.append([(program.clock, at_once) for program in asked])
        late = at_once == running.AT_ONCE["wall"]
        value = Value("count sheep" if late else None)
        return [(program, Evidence("example", "seed", returned=value)) for program in asked]

    monkeypatch.setattr(running, "_run", run)
    seen = running.run(programs)
    assert [each.returned.plain for each in seen.values()] == [None, None]
    assert runs == [[("wall", 48)], [("fast", 8)], [("wall", 1)], []]
