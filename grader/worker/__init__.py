"""Everything that runs beside the student's code.

The worker imports one file of the student's, runs one scenario and sends plain data back. It knows
no expected value and gives no verdict, and it imports nothing from the rest of the grader.
"""
