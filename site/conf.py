"""Settings of Sphinx for the site. `site/build.py` collects the sources and calls Sphinx."""

project = "Awaitlings"
author = "The Awaitlings authors"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
default_role = "code"  # our docstrings write code between single backticks
smartquotes = False  # our text as it is, also `--trust`
highlight_language = "none"
myst_enable_extensions = ["attrs_block"]
myst_heading_anchors = 4
autodoc_default_options = {"members": True}
autodoc_preserve_defaults = True  # as the source says it, and no address of an object
autodoc_member_order = "bysource"
exclude_patterns = [".doctrees"]

html_theme = "furo"
html_title = "Awaitlings"
html_static_path = ["static"]
html_css_files = ["book.css", "desk.css"]
html_favicon = "static/icon.svg"
html_js_files = ["scrolling.js", ("play/page.js", {"type": "module"})]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_extra_path = ["root"]  # what must stand at the top: it serves all that is below
