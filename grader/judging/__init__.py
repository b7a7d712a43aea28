"""Checks and evidence in, outcomes out; and whether a time was missed by the answer or the machine."""
