"""Runs the tests that a student wrote, against one version after another of what they test.

It is pytest itself, with pytest-asyncio, in the worker's own process. `session` starts it, `plan` says which
version is tested when, `module` makes a test module for each, `noting` notes what each test did, `guard`
stops one that spins, and `responses` makes aioresponses work and quick.

A student's code in here could find out what is noted, and lie about it: what comes of it is evidence
like all other, and no secret is kept from it but the versions' names.
"""
