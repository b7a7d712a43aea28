# mistake: what-gather-does
# fails: test_front_page
# Thinks that the results come as they arrive.

FRONT_PAGE: list[str] = [
    "editor: begins",
    "news: asked for",
    "weather: asked for",
    "sport: asked for",
    "weather: here",
    "sport: here",
    "news: here",
    "editor: prints weather",
    "editor: prints sport",
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
