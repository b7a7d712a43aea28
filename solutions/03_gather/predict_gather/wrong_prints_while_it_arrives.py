# mistake: what-gather-does
# fails: test_front_page
# Thinks that the editor prints each page as it is there.

FRONT_PAGE: list[str] = [
    "editor: begins",
    "news: asked for",
    "weather: asked for",
    "sport: asked for",
    "weather: here",
    "editor: prints weather",
    "sport: here",
    "editor: prints sport",
    "news: here",
    "editor: prints news",
]

LATE_EDITION: list[str] = [
    "news: asked for",
    "sport: asked for",
    "sport: over",
    "editor: does without",
    "news: over",
    "editor: goes home",
]
