"""Variants of a case: fresh numbers from the ranges that its author states, the same for the same seed."""
