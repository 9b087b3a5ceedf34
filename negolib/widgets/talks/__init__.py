"""The rooms in which a learner negotiates."""
