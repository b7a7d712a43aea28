"""The timeline of a scenario: the same data as text, as SVG and as JSON."""

import json
import xml.etree.ElementTree as ElementTree

from grader.evidence.evidence import Evidence
from grader.report import timeline_svg
from grader.report.timeline import timeline
from grader.report.timeline_text import ASCII, draw
from grader.worker.observations import CallOutcome
from tests.by_hand import blocked, call, noticed, served
from tests.pictures import FILE, example, svg


def test_the_picture_in_the_documentation_is_what_the_kit_draws() -> None:
    assert FILE.read_text(encoding="utf-8") == svg(), "rewrite it: python -m tests.pictures"


def test_the_text_shows_a_staircase_and_when_the_loop_was_blocked() -> None:
    assert draw(timeline(example()), width=60, marks=ASCII) == [
        "fetch_all           -------------------------------   6.0 s",
        "fetch users         ##########                        2.0 s",
        "fetch news          ~~~~~                             1.0 s",
        "fetch posts                   ###########             2.0 s",
        "fetch comments                                ####>   1.0 s",
        "event loop, line 10                      %%%%%        1.0 s",
        "                    0 s  1 s  2 s  3 s  4 s  5 s   6 s",
        "# in flight   - waiting   % blocked   ~ cancelled",
        "> still running",
    ]


def test_the_text_explains_its_marks_even_if_all_bars_are_the_same() -> None:
    calls = tuple(call("fetch", page) for page in ("users", "news"))
    picture = timeline(Evidence("s", "", elapsed=1.0, calls=calls))
    assert draw(picture, width=60, marks=ASCII)[-1] == "# in flight"


def test_a_bar_that_ends_with_another_mark_is_explained_too() -> None:
    raised = call("fetch", "news", 0.0, 1.0, outcome=CallOutcome.RAISED)
    picture = timeline(Evidence("s", "", elapsed=1.0, calls=(raised,)))
    assert draw(picture, width=60, marks=ASCII)[-1] == "# in flight   x raised"


def test_a_request_of_a_session_that_was_closed_is_not_still_running() -> None:
    asked = call("GET", "/users", 0.0, None, asked=0.0, outcome=CallOutcome.RUNNING)
    for open_sessions, kind in ((0, "cancelled"), (1, "left behind")):
        facts = served(sessions=1, open_sessions=open_sessions)
        picture = timeline(Evidence("s", "", elapsed=1.0, calls=(asked,), facts=facts))
        assert [bar.kind for bar in picture.bars] == [kind]


def test_stretches_of_the_blocked_loop_that_overlap_are_one_bar() -> None:
    stretches = [(0.0, 2.0, 4), (0.5, 0.3, 5), (1.9, 0.6, 6), (2.5, 0.2, 7), (3.0, 0.2, 7)]
    seen = noticed(
        blocked=tuple(blocked(s, long, line, "computing") for s, long, line in stretches)
    )
    bars = timeline(Evidence("s", "", elapsed=4.0, noticed=seen)).bars
    assert [(bar.start, round(bar.end, 6), bar.line) for bar in bars] == [
        (0.0, 2.5, 4),
        (2.5, 2.7, 7),
        (3.0, 3.2, 7),
    ]


def test_a_stretch_that_the_clock_of_the_calls_did_not_count_is_not_drawn_beside_them() -> None:
    seen = noticed(blocked=(blocked(0.0, 0.6, 4, "computing"),))
    for elapsed, labels in ((0.01, ["kind"]), (0.61, ["kind", "event loop"])):
        calls = (call("kind", "", 0.0, elapsed),)
        bars = timeline(Evidence("s", "", elapsed=elapsed, calls=calls, noticed=seen)).bars
        assert [bar.label for bar in bars] == labels


def drawn(*times: tuple[float, float], seconds: float) -> list[str]:
    calls = tuple(call("kind", "", start, end) for start, end in times)
    return draw(timeline(Evidence("s", "", elapsed=seconds, calls=calls)), width=60)


def test_calls_that_take_no_time_at_the_same_moment_are_not_drawn() -> None:
    assert drawn((0.0, 0.0), (0.0, 0.001), (0.002, 0.002), seconds=0.05) == []
    assert drawn((0.0, 0.0), (1.0, 1.0), (2.0, 2.0), seconds=2.0) != []


def test_a_short_bar_has_a_length_that_is_not_0() -> None:
    assert drawn((0.0, 0.04), seconds=0.04)[0].endswith("█  0.04 s")
    assert drawn((0.0, 2.0), seconds=2.0)[0].endswith("█   2.0 s")


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (40, 60, 80, 120):
        assert max(map(len, draw(timeline(example()), width=width))) <= width


def test_the_svg_has_text_for_screen_readers() -> None:
    root = ElementTree.fromstring(svg())
    namespace = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert "fetch users ran from 0.0 to 2.0 s" in (root.findtext(f"{namespace}desc") or "")
    assert len(root.findall(f"{namespace}rect[@class='left-behind']")) == 2  # bar and legend


def test_no_text_of_a_student_is_markup_in_the_svg() -> None:
    hostile = Evidence("s", "", elapsed=1.0, calls=(call("<script>", "\"'&"),))
    text = timeline_svg.draw(timeline(hostile))
    assert "<script" not in text
    ElementTree.fromstring(text)


def test_the_json_has_the_same_bars() -> None:
    data = json.loads(json.dumps(timeline(example()).as_data()))
    assert [bar["kind"] for bar in data["bars"]] == [bar.kind for bar in timeline(example()).bars]
    assert {"held", "left behind"} < {bar["kind"] for bar in data["bars"]}  # as in schema 1
    assert data["peak"] == 2


def test_many_calls_are_cut_and_counted() -> None:
    calls = tuple(call("call", str(i)) for i in range(1000))
    picture = timeline(Evidence("s", "", elapsed=1.0, calls=calls))
    assert (len(picture.bars), picture.more, picture.peak) == (12, 988, 1000)
    for drawn in ("\n".join(draw(picture)), timeline_svg.draw(picture)):
        assert "… 988 more not shown" in drawn


def test_of_many_calls_the_first_and_the_last_are_drawn() -> None:
    """A limit of 500 cannot be seen in the first dozen of 1000 calls."""
    calls = tuple(call("call", str(i), i // 500, i // 500 + 1.0) for i in range(1000))
    bars = timeline(Evidence("s", "", elapsed=2.0, calls=calls)).bars
    assert [bar.start for bar in bars] == [0.0] * 6 + [1.0] * 6
    assert (bars[0].label, bars[-1].label) == ("call 0", "call 999")
