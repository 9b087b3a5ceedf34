"""A picture that moves with what the learner drags."""
