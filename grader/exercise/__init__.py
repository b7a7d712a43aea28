"""An exercise, an answer to it, and the result of grading it: plain data that others share."""
