"""A class: assignments, collecting, grading, feedback and grades, with nbgrader.

nbgrader is the extra `classroom`, and slow to import: the modules here import it inside functions.
"""
