"""For who writes exercises: whether every check works."""
