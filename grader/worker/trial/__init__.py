"""Runs the tests that a student wrote, against one version after another of what they test.

It is pytest itself, with pytest-asyncio, in the worker's own process. `session` starts it, `module` makes
a test module for each version, `noting` notes what each test did, `guard` stops one that spins.
"""
