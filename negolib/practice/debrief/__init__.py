"""What can be learnt from a talk that has ended."""
