"""Where the links of our Markdown lead on the site."""

import pytest

from book.markdown import Links, SolutionLinked, pages, sources

PAGES = pages()


def led(file, text):
    return Links(PAGES).led_to_pages(file, text)


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("README.md", "[a](docs/clocks.md)", "[a](/docs/clocks.md)"),
        ("docs/classroom.md", "[a](self-study.md#remarks)", "[a](/docs/self-study.md#remarks)"),
        ("docs/classroom.md", "[a](../README.md)", "[a](/readme.md)"),
        (
            "exercises/03_gather/README.md",
            "[a](../04_tasks/README.md)",
            "[a](/exercises/04_tasks/index.md)",
        ),
        ("docs/clocks.md", "[a](#below)", "[a](#below)"),
        ("docs/clocks.md", "[a](https://x.example/y.md)", "[a](https://x.example/y.md)"),
        ("docs/clocks.md", "[a](nowhere.md)", "[a](nowhere.md)"),
        ("README.md", "[a](LICENSE)", "[a](/files/LICENSE.md)"),
        ("README.md", "![a](docs/one-after-another.svg)", "![a](/docs/one-after-another.svg)"),
        ("README.md", "`[a](LICENSE)`", "`[a](LICENSE)`"),
        ("README.md", "```\n[a](LICENSE)\n```", "```\n[a](LICENSE)\n```"),
    ],
)
def test_a_link_leads_to_a_page(file, text, expected):
    assert led(file, text) == expected


def test_the_name_of_a_mistake_leads_to_its_page_but_not_from_there():
    link = "[`serial-await`](/mistakes/serial-await.md)"
    assert led("docs/clocks.md", "a `serial-await`.") == f"a {link}."
    assert led("grader/mistakes/serial-await.md", "a `serial-await`.") == "a `serial-await`."
    assert led("docs/clocks.md", "[`serial-await`](x)") == "[`serial-await`](x)"
    assert led("docs/clocks.md", "```\n`serial-await`\n```") == "```\n`serial-await`\n```"
    assert led("docs/clocks.md", "a `no-such-thing`") == "a `no-such-thing`"


def test_a_link_to_a_solution_is_refused():
    with pytest.raises(SolutionLinked, match=r"CONTRIBUTING\.md: a link to solutions/01"):
        led("CONTRIBUTING.md", "[a](solutions/01_coroutines/greet/solution.py)")


def test_a_file_that_is_linked_to_has_a_page_with_its_text():
    page = sources()["files/LICENSE.md"]
    assert "# LICENSE" in page
    assert "Permission is hereby granted" in page
