# mistake: when-await-pauses
# fails: test_late_edition
# Thinks that what gather has left behind runs only when the editor has gone home.

FRONT_PAGE: list[str] = [
    "editor: begins",
    "news: asked for",
    "weather: asked for",
    "sport: asked for",
    "weather: here",
    "sport: here",
    "news: here",
    "editor: prints news",
    "editor: prints weather",
    "editor: prints sport",
]

LATE_EDITION: list[str] = [
    "news: asked for",
    "sport: asked for",
    "sport: over",
    "editor: does without",
    "editor: goes home",
    "news: over",
]
