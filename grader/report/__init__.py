"""One renderer for each reader: the terminal, pytest, HTML pages and notebooks, JSON."""
