# make build 生成 data/ 的全部文档到 out/；make test 运行全部测试。两者都会自己安装好所需的环境。
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: build test bench golden docs templates schema clean

build: $(VENV)/.runs
	$(BIN)/reportgen build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# The stamps make set-up run once, and again when the dependencies change.
$(VENV)/.runs: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e .
	touch $@

$(VENV)/.develops: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e '.[dev]'
	touch $@ $(VENV)/.runs

test: $(VENV)/.develops
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

bench: $(VENV)/.develops
	$(BIN)/python -m tests.bench

# Look at the difference before you commit it.
golden: $(VENV)/.develops
	$(BIN)/python -m pytest -q --golden tests/checks tests/cli tests/test_accounts_variants.py tests/test_examples.py tests/editing tests/test_guides.py

docs: $(VENV)/.develops
	$(BIN)/python docs/_构建/生成.py

templates: $(VENV)/.develops
	$(BIN)/python templates/_构建/build.py

schema: $(VENV)/.develops
	$(BIN)/reportgen schema --write

clean:
	rm -rf $(VENV) out dist .pytest_cache .mypy_cache .ruff_cache .coverage*
