"""Grading: nbgrader's part of the house. It reads sheets and never runs a learner's code."""
