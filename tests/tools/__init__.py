"""What tests, benchmarks and pictures share: a running JupyterLab, a teacher's course, fresh clones."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
