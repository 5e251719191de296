# One line each: `make demo` sets everything up and shows the main job, `make test` sets everything up and checks it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: install demo test compiled versions lint format bench tasks linking measure startup workers years load fuzz torture audit docs pictures screenshots report site clean

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: install
	@$(BIN)/tracker demo

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Where Python keeps nothing that it compiled, each of the hundreds of processes that tests start compiles all anew.
test: export PYTHONDONTWRITEBYTECODE =
# Files are taken as they are sorted: by the number of their tests, slow ones of few tests would be the last, one core idle.
test: install
	@$(MAKE) --no-print-directory --jobs=2 lint compiled
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term

# The tests themselves: else both processes that run them compile them, counting what that reaches, in three times the time.
# Types are checked beside it, on the other core. What cannot be compiled is told by the tests.
compiled: install
	@$(BIN)/pytest --collect-only -qq >/dev/null 2>&1 || true

# The same with each Python that the program is for, where it is installed: what may differ between them.
VERSIONS ?= 3.11 3.12 3.13
DIFFERING := tests/test_cache.py tests/test_kept_rules.py tests/test_effort.py tests/test_layers.py tests/test_cli.py \
	tests/test_ingest_processes.py tests/test_rules_schema.py tests/test_policy.py tests/test_verdict.py tests/test_sections.py \
	tests/test_sources_html.py
versions:
	@for version in $(VERSIONS); do \
	  python$$version -c "" 2>/dev/null || { echo "python$$version: not installed"; continue; }; \
	  python$$version -m venv build/python$$version && build/python$$version/bin/python -m pip install --quiet \
	    --disable-pip-version-check --constraint constraints.txt --editable '.[dev]' && \
	  build/python$$version/bin/python -m pytest -q $(DIFFERING) || exit 1; \
	done

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Measures on this machine, and writes the tables of docs/benchmarks.md; tests are never timed.
measure: bench tasks linking startup workers years

# Beside other programs in pinned versions.
bench: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[compare]'
	$(BIN)/python benchmarks/extraction.py

tasks: install
	$(BIN)/python benchmarks/tasks.py

linking: install
	$(BIN)/python benchmarks/linking.py

startup: install
	$(BIN)/python benchmarks/startup.py

workers: install
	$(BIN)/python benchmarks/workers.py

years: install
	$(BIN)/python benchmarks/years.py

# A store of 1,000 made-up reports: `make load REGIONS=3200 YEARS=25` measures what docs/store.md tells of large ones.
REGIONS ?= 200
YEARS ?= 5
load: install
	@mkdir -p build
	@rm -f build/load.db
	$(BIN)/python benchmarks/load.py --db build/load.db --regions $(REGIONS) --years $(YEARS)

# Looks for input that breaks reading, rules or extraction, for a minute each: `make fuzz SECONDS=600` for longer.
SECONDS ?= 60
fuzz: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fuzz]'
	for target in sources rules claims reports; do $(BIN)/python tests/fuzz/run.py $$target -max_total_time=$(SECONDS) -max_len=2048 || exit 1; done

# What the tests do a little of, at length: some hours; docs/robustness.md tells what came of it. Any of the numbers may be
# made smaller, as in `make torture RULES=100 STORES=100 TEXTS=1000 KILLS=10`.
RULES ?= 10000
STORES ?= 1000
TEXTS ?= 1000000
KILLS ?= 300
torture: install
	$(BIN)/python tests/torture/run.py stores $(STORES)
	$(BIN)/python tests/torture/run.py rules $(RULES)
	$(BIN)/python tests/torture/run.py texts $(TEXTS)
	TRACKER_KILLS=$(KILLS) $(BIN)/pytest tests/test_ingest_killed.py

# Asks the advisories of the Python Packaging Authority about every pinned version; it needs the public package index.
audit: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[audit]'
	$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement constraints.txt

# Tables and outputs in README.md and docs/, and the terminal pictures: the tests say when they are out of date.
docs: install
	$(BIN)/python scripts/docs.py

pictures: install
	$(BIN)/python scripts/pictures.py

# The pictures of pages need a browser: Chromium.
screenshots: install
	$(BIN)/python scripts/screenshots.py

# The report of one city and year as one HTML file, and the site of the five reports that come with the program.
report: install
	@mkdir -p build
	@$(BIN)/tracker ingest seeds --db build/demo.db --quiet
	@$(BIN)/tracker import seeds/facts.csv --db build/demo.db --quiet
	@$(BIN)/tracker diff 乌鲁木齐市 --year 2020 --db build/demo.db --format html=build/urumqi-2020.html
	@echo "open build/urumqi-2020.html"

site: install
	@$(BIN)/tracker site build/site --demo

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
