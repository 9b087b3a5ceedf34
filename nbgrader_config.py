"""nbgrader's settings for this course. Everything in it is nbgrader's own; nothing is replaced."""

from pathlib import Path

from negolib.grading.finding import stand_in_everywhere

root = Path(__file__).resolve().parent
exchange = root / "grading" / "exchange"
exchange.mkdir(parents=True, exist_ok=True)

# nbgrader sees a submission only where there is a notebook; one whose notebook is missing gets a stand-in.
stand_in_everywhere(root / "grading" / "submitted", root / "exercises")

c = get_config()
c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "value-driven-negotiation"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.feedback_directory = "grading/feedback"
c.CourseDirectory.db_url = f"sqlite:///{root / 'grading' / 'gradebook.db'}"

# Where learners fetch and submit on a shared machine; a school sets its own folder here.
c.Exchange.root = str(exchange)

# exercises/ is in the repository, so a released folder stands there from the start: it is made anew.
c.GenerateAssignment.force = True

# A learner's answer line stands where the solution stood; it does nothing until it is filled in.
c.ClearSolutions.code_stub = {"python": "# Answered with the fields above; nothing needs to stand here."}

# In a zip from Canvas or Moodle, a file's name tells whose it is; the sheet is collected with the notebook.
c.ZipCollectApp.extractor_plugin = "negolib.grading.zips.LearnersZips"
c.ZipCollectApp.collector_plugin = "negolib.grading.zips.LearnersFiles"
c.ZipCollectApp.downloaded_directory = "grading/downloaded"

# Answers are read from the sheet; no code of a learner's runs on the teacher's machine.
c.Autograde.exporter_class = "negolib.grading.exporter.SubmissionExporter"
c.Autograde.autograde_preprocessors = [
    "negolib.grading.preprocessor.GradeFromSheet",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Feedback is a page of its own for the learner: answers in words, reasons, the teacher's comments and points.
c.GenerateFeedback.exporter_class = "negolib.grading.feedback.FeedbackExporter"

# Nothing in an answer becomes HTML where nbgrader shows a notebook.
c.HTMLExporter.sanitize_html = True

# Formgrader shows answer, points and reasons on one screen; the hidden tests stay in the notebook, unseen.
c.HTMLExporter.preprocessors = ["nbgrader.preprocessors.ClearHiddenTests"]
