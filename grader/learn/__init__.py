"""For one learner: workspace, watch, progress, hints, solutions."""
