# Two commands matter: `make lab` opens the course, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
ARGS ?=

.PHONY: lab test exercises page bench pictures lint lock clean

lab: $(READY)
	$(BIN)/negolib lab $(ARGS)

test: $(READY) lint
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest --numprocesses 2 --dist loadgroup $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

exercises: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m negolib.grading.release

# Only after a change in negolib/lab/page/; needs node and npm.
page: $(READY)
	$(BIN)/python -m negolib.lab.build

bench: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m benchmarks $(ARGS)

pictures: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python docs/make_pictures.py

# pip checks every file against the hash in the lock; the project itself is then linked in place.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("This course needs Python 3.11 or newer; %s is %s. Try: make PYTHON=python3.12 ..." % (sys.executable, sys.version.split()[0]) if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

# One lock for Linux, macOS and Windows. Needs uv on the PATH; only the author of a dependency change runs it.
lock:
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes \
		--no-annotate --custom-compile-command "make lock" --output-file requirements.lock

clean:
	rm -rf .venv
