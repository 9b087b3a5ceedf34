"""Figures that others have published, and that more than one lesson speaks of."""

# The joint points that some 200 pairs reached in a job-offer exercise, and could have reached: a published
# class summary.
CLASS_REACHED, CLASS_POSSIBLE = 8973, 13200
