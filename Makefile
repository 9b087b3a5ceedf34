# Two commands matter: `make lab` opens the course, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TESTABLE := .venv/.testable
ARGS ?=
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: lab test exercises page bench pictures lint lock clean

lab: $(READY)
	$(BIN)/negolib lab $(ARGS)

test: $(TESTABLE) lint
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest --numprocesses 2 --dist loadgroup --durations=25 $(ARGS)

lint: $(TESTABLE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/deno fmt --quiet --check
	$(BIN)/deno lint --quiet
	$(BIN)/deno check --quiet negolib/widgets

exercises: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m negolib.grading.release

# Only after a change in negolib/lab/page/; needs node and npm.
page: $(READY)
	$(BIN)/python -m negolib.lab.build

bench: $(TESTABLE)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m benchmarks $(ARGS)

pictures: $(TESTABLE)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_architecture.py
	$(BIN)/python docs/make_talks.py

# pip checks every file against the hash in the lock; the project itself is then linked in place.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("This course needs Python 3.11 or newer; %s is %s. Try: make PYTHON=python3.12 ..." % (sys.executable, sys.version.split()[0]) if sys.version_info < (3, 11) else 0)'
	@echo "Setting up JupyterLab and the course in .venv/: about 150 MB to fetch, 720 MB on the disk."
	@echo "This takes one to ten minutes, by your network, and shows nothing meanwhile. It is done once."
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $(READY)

# What only the tests and measurements need comes on top.
$(TESTABLE): requirements-test.lock $(READY)
	@echo "Setting up the tools of the tests: about 200 MB on the disk."
	@$(PIP) --require-hashes -r requirements-test.lock
	@touch $(TESTABLE)

# One lock for who learns and one for who tests, each for Linux, macOS and Windows, and Python 3.11 to 3.13. The
# second holds to the versions of the first. Needs uv on the PATH; only the author of a dependency change runs it.
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate \
	--quiet --custom-compile-command "make lock"
lock:
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra test --extra bench --extra training --constraint requirements.lock --output-file requirements-test.lock

clean:
	rm -rf .venv
