"""The fields in which a learner answers."""
