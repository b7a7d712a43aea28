"""Writes each prediction as one text and splits it into lines, which saves the quotes and commas."""

FRONT_PAGE: list[str] = """\
editor: begins
news: asked for
weather: asked for
sport: asked for
weather: here
sport: here
news: here
editor: prints news
editor: prints weather
editor: prints sport
""".splitlines()

LATE_EDITION: list[str] = """\
news: asked for
sport: asked for
sport: over
editor: does without
news: over
editor: goes home
""".splitlines()
