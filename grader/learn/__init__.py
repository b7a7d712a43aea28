"""For someone who learns alone: watch, progress, hints, solutions."""
