"""Answers that lie, break and bite, each with the verdict that must come of it."""
