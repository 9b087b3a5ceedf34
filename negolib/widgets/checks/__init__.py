"""The buttons that say what is right, and the way back to what was answered before."""
