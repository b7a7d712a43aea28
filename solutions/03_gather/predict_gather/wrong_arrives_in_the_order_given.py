# mistake: what-gather-does
# fails: test_front_page
# Thinks that the order of the results is also that in which they arrive.

FRONT_PAGE: list[str] = [
    "editor: begins",
    "news: asked for",
    "weather: asked for",
    "sport: asked for",
    "news: here",
    "weather: here",
    "sport: here",
    "editor: prints news",
    "editor: prints weather",
    "editor: prints sport",
]

LATE_EDITION: list[str] = [
    "news: asked for",
    "sport: asked for",
    "sport: over",
    "editor: does without",
    "news: over",
    "editor: goes home",
]
