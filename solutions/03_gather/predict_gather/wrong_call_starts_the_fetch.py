# mistake: when-a-task-runs
# fails: test_front_page
# Thinks that calling the coroutine function starts the fetch.

FRONT_PAGE: list[str] = [
    "weather: asked for",
    "editor: begins",
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
