"""One renderer for each reader: the terminal, pytest's own output, and JSON."""
