# mistake: what-gather-does
# fails: test_late_edition
# Thinks that gather waits for all before anything fails.

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
    "news: over",
    "sport: over",
    "editor: does without",
    "editor: goes home",
]
