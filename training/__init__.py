"""What the reader of words is taught by, and how: no part of the course, and not installed with it."""

import os

# More threads add the same numbers in another order, and the weights would not be the same bytes.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
