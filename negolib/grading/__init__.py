"""nbgrader's part of the house: it reads sheets and never runs a learner's code."""
