"""Starting the course: the learner's own copies, and JupyterLab on the right page."""

from negolib.lab.start import start_lab
from negolib.lab.work import lay_out, settle

__all__ = ["lay_out", "settle", "start_lab"]
