"""The preparation sheet."""
