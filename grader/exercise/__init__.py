"""An exercise, an answer to it, and what came of the grading: plain data that the rest shares."""
