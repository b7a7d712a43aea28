"""For authors of exercises: verify that every check works."""
