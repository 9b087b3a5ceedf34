"""Looking back on a talk."""
