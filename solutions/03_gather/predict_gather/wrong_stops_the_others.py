# mistake: what-gather-does
# fails: test_late_edition
# Thinks that gather stops the others when one fails, or waits for them before it raises.

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
    "news: over",
    "editor: does without",
    "editor: goes home",
]
