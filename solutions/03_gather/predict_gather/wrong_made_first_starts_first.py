# mistake: what-gather-does
# fails: test_front_page
# Thinks that the coroutine that was made first starts first.

FRONT_PAGE: list[str] = [
    "editor: begins",
    "weather: asked for",
    "news: asked for",
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
    "news: over",
    "editor: goes home",
]
