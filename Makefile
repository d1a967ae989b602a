# make briefing | make test: each first sets up what it needs, also on a fresh machine.
SHELL := /bin/bash
PY ?= python3
V := .venv/bin
DAYS ?= 2026-02-02 2026-02-03
ASROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)
APT := $(ASROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300
export UV_PYTHON_PREFERENCE ?= system
unexport VIRTUAL_ENV PYTHONPATH

UV := $(or $(shell command -v uv 2>/dev/null),.tools/bin/uv)

.PHONY: setup setup-browser briefing flow test test-faults lock clean

setup: .venv/.done .venv/.system

.tools/bin/uv:                 # only where no uv is on PATH
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 9))' || { echo "python3 (3.9 or newer) is missing: install it"; exit 2; }
	@$(PY) -m venv .tools || { echo "python3-venv is missing: apt-get install python3-venv"; exit 2; }
	@.tools/bin/python -m pip install -q --disable-pip-version-check 'uv>=0.8'

.venv/.done: requirements.lock pyproject.toml | $(filter .tools/bin/uv,$(UV))
	@[ -x $(V)/python ] || $(UV) venv -q --python '$(or $(PYTHON),>=3.11,<3.14)' .venv
	@$(UV) pip sync -q --python $(V)/python --require-hashes requirements.lock
	@$(UV) pip install -q --python $(V)/python --no-deps -e .
	@touch $@

.venv/.system: .venv/.done     # Pango and the Noto fonts; WordNet where it can be had
	@ready() { $(V)/python -c 'import weasyprint' 2>/dev/null && \
	    fc-list : family 2>/dev/null | grep -q 'Noto Serif' && fc-list : family | grep -q 'Noto Sans'; }; \
	wordnet() { [ -e /usr/share/wordnet/index.noun ] || ! command -v apt-get >/dev/null || \
	    { $(APT) update && $(APT) install -y --no-install-recommends wordnet-base; } >/dev/null 2>&1 || true; }; \
	ready && { wordnet; touch $@; exit 0; }; \
	if command -v apt-get >/dev/null; then \
	    $(APT) update && $(APT) install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 \
	        libharfbuzz-subset0 fontconfig fonts-noto-core >/dev/null && wordnet; \
	elif command -v brew >/dev/null; then \
	    brew install -q pango fontconfig && brew install -q --cask font-noto-sans font-noto-serif; \
	fi; \
	ready && { touch $@; exit 0; }; \
	echo "Install Pango (1.44 or newer), fontconfig and the Noto fonts (Serif and Sans), then run make again."; exit 3

setup-browser: setup           # a browser and PDF tools, for tests that look at pages; without them those say that they skip
	@ready() { { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null && \
	    command -v qpdf >/dev/null && command -v pdftoppm >/dev/null; }; \
	ready && exit 0; \
	if command -v apt-get >/dev/null; then \
	    { $(APT) update && $(APT) install -y --no-install-recommends chromium qpdf poppler-utils; } >/dev/null 2>&1 || true; \
	fi; \
	ready || echo "No Chromium, qpdf or poppler-utils: the tests that need them are skipped. Install them to run these too."

briefing: setup
	@for day in $(DAYS); do \
	    $(V)/daybrief collect --config samples/daybrief.toml --at $${day}T05:00:00Z && \
	    $(V)/daybrief edition --config samples/daybrief.toml --cut-off $${day}T05:30:00Z || exit; done

flow: setup                    # the same under a temporary Prefect server
	@$(V)/python -m flows.daily

test: setup setup-browser
	$(V)/ruff format --check .
	$(V)/ruff check .
	$(V)/mypy
	$(V)/lint-imports
	$(V)/python -m pytest -q -n 2 -m "not long"

test-faults: setup setup-browser  # killed runs, full disks, hostile input, real Prefect servers: about half an hour
	$(V)/python -m pytest -q -n 2 tests/faults
	$(V)/python -m pytest -q -n 2 -m long --ignore=tests/faults tests

lock: | $(filter .tools/bin/uv,$(UV))
	$(UV) pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --all-extras \
	    -p 3.11 pyproject.toml -o requirements.lock
	@! grep -nE '[a-z]+://|file:|--index|--extra-index|--find-links|--trusted-host' requirements.lock

clean:
	rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
