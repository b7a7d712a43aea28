"""Everything that runs beside the student's code.

The worker imports one file of the student's, runs one scenario and sends plain data back. It knows
no expected value and gives no verdict, and it imports nothing from the rest of the grader.
"""

READABLE = ("__init__.py", "evidence", "worker")
"""What of the kit a worker may read, at every level of isolation: itself, and what check files import."""
