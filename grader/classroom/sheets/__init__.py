"""The gradebook files that course systems export and import: read, filled in, and written back."""
