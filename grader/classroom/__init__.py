"""For a class: assignments, collecting, grading, feedback and grades, with or without nbgrader.

nbgrader is the extra `classroom`. It is slow to import, so the modules import it inside functions.
"""
