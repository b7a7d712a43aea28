# mistake: what-gather-does
# fails: test_front_page, test_late_edition
# Thinks that gather awaits its arguments one after the other.

FRONT_PAGE: list[str] = [
    "editor: begins",
    "news: asked for",
    "news: here",
    "weather: asked for",
    "weather: here",
    "sport: asked for",
    "sport: here",
    "editor: prints news",
    "editor: prints weather",
    "editor: prints sport",
]

LATE_EDITION: list[str] = [
    "news: asked for",
    "news: over",
    "sport: asked for",
    "sport: over",
    "editor: does without",
    "editor: goes home",
]
