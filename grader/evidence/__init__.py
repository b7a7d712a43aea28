"""What was seen of a scenario, and what a check may ask of it: all that a check file may import."""
