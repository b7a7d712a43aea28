"""For authors: break every right answer in many small ways, and see that each is refused.

People think of the wrong answers in `solutions/`; a machine thinks of more. A *mutant* is a right
answer with one change. `kinds.py` is the table of changes, `making.py` makes the mutants,
`grading.py` grades them, `same_program.py` knows those that are right all the same, and `report.py`
says which survive: each of them is something that no check asks for.
"""
