"""Simulated negotiators, and where a learner stands among them."""
