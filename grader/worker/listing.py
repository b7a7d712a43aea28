"""Line numbers for an answer that has earlier cells of a notebook before it."""


def listing(source: str, before: str) -> str:
    """What line numbers speak of: the answer; after an empty line, what earlier cells gave to it."""
    return source.rstrip("\n") + "\n\n" + before if before else source


def first_line_before(source: str) -> int:
    """The line of the listing at which the earlier cells begin."""
    return source.rstrip("\n").count("\n") + 3
