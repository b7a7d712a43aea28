"""Jobs out, evidence in: every scenario beside every answer, all at the same time."""
