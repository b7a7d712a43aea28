# The front page. A coroutine that was only made does nothing; gather makes a task of each argument, from
# left to right, and they start in this order at the await. They arrive by their own sleeps, but the
# results lie in the order of the arguments.
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

# The late edition. The exception comes through at the moment when it is raised. Nobody stops the news:
# its task runs on, beside whatever the editor does next, and ends in its own time.
LATE_EDITION: list[str] = [
    "news: asked for",
    "sport: asked for",
    "sport: over",
    "editor: does without",
    "news: over",
    "editor: goes home",
]
