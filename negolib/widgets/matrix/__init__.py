"""The value matrix, and the space of packages beside it."""
