"""A page of Markdown in a terminal: about a mistake."""

import re

from rich.text import Text

from grader.report.terminal import Terminal

LINK = re.compile(r"^- \[(.*)\]\((https://.*)\)$", re.MULTILINE)
"""The links at the end of a mistake's page."""
FENCE = "```"


def show_page(terminal: Terminal, text: str) -> None:
    """Show a page. If links cannot be clicked here, their addresses are shown, unwrapped."""
    if terminal.plain:
        for line in in_words(text):
            terminal.line(line)
        return
    from rich.markdown import Markdown  # slow to import

    if terminal.console.color_system is not None:
        terminal.console.print(Markdown(text))
        return
    terminal.console.print(Markdown(LINK.sub("", text)))
    for title, address in LINK.findall(text):
        terminal.console.print(Text(f"- {title}: {address}"), soft_wrap=True)


def in_words(text: str) -> list[str]:
    """The lines of a page without marks: headings and paragraphs as they are read, code indented."""
    lines, is_code = [], False
    for line in LINK.sub(r"- \1: \2", text).splitlines():
        if line.startswith(FENCE):
            is_code = not is_code
        else:
            lines.append(f"    {line}".rstrip() if is_code else re.sub(r"^#+ ", "", line))
    return lines
