"""Puts the lists together from what is asked, what arrives and what the editor does."""

FRONT_PAGE: list[str] = ["editor: begins"]
FRONT_PAGE += [f"{page}: asked for" for page in ("news", "weather", "sport")]
FRONT_PAGE += [f"{page}: here" for page in ("weather", "sport", "news")]
FRONT_PAGE += [f"editor: prints {page}" for page in ("news", "weather", "sport")]

until_the_error = ["news: asked for", "sport: asked for", "sport: over", "editor: does without"]
LATE_EDITION: list[str] = [*until_the_error, "news: over", "editor: goes home"]
