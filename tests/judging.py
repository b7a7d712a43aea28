"""Stand between a class that is graded and the session that judges it."""

from functools import partial

from grader.classroom import rolling

JUDGING = rolling.judging


def instead(monkeypatch, judged):
    """Call `judged(judge, book)` in place of `judge(book)`, which judges what came of some answers."""

    def judging(answers, options, work):
        JUDGING(answers, options, lambda judge: work(partial(judged, judge)))

    monkeypatch.setattr(rolling, "judging", judging)


def one_at_a_time(monkeypatch):
    """Judge and save each answer by itself, however many have come."""

    def part(gathered):
        one = gathered._ready.get()
        return [one] if one and not gathered._given_up else []

    monkeypatch.setattr(rolling.Gathered, "part", part)
