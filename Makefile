# The commands of Briefline. `make run` and `make test` make their own environment in .venv.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test browser office kill-test lint bench pictures screenshots lock clean package package-check package-test

help:
	@echo "make run        open the window on the sample report (ARGS=\"report.txt\" for another)"
	@echo "make test       the whole test suite"
	@echo "make kill-test  kill -9 at 200 random moments of a session: nothing may be lost"
	@echo "make browser    the exported web page in a headless Chromium, where one is installed"
	@echo "make office     the exported slides, documents and workbooks in LibreOffice"
	@echo "make lint       ruff, mypy --strict, import contracts"
	@echo "make bench      start, extraction, frame and export times on this machine"
	@echo "make pictures   draw the pictures that tests compare with anew: look at them"
	@echo "make screenshots  the README's pictures"
	@echo "make package    .deb, .rpm, .tar.gz and .run into dist/ (package-check, package-test try them)"
	@echo "make lock       bring requirements.lock up to date with pyproject.toml"
	@echo "make clean      remove .venv and caches"

run:
	@$(PYTHON) packaging/environment.py --window
	@$(BIN)/briefline $(ARGS)

test:
	@$(PYTHON) packaging/environment.py --tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

kill-test:
	@$(PYTHON) packaging/environment.py --tests
	$(BIN)/python tests/storage/kill_rounds.py 200

browser:
	@$(PYTHON) packaging/environment.py --tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/browser $(ARGS)

office:
	@$(PYTHON) packaging/environment.py --tests
	QT_QPA_PLATFORM=offscreen BRIEFLINE_OFFICE=1 $(BIN)/python -m pytest tests/office $(ARGS)

lint:
	@$(PYTHON) packaging/environment.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench:
	@$(PYTHON) packaging/environment.py
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/run.py $(ARGS)

pictures:
	@$(PYTHON) packaging/environment.py --tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/paint/test_approved.py --approve
	@git status --short tests/pictures

screenshots:
	@$(PYTHON) packaging/environment.py
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/take_screenshots.py
	QT_QPA_PLATFORM=offscreen $(BIN)/briefline export seeds/us-russia-engagement.txt \
		-o packaging/screenshots/picture.png --title "Talks between the United States and Russia"
	QT_QPA_PLATFORM=offscreen $(BIN)/briefline export seeds/us-russia-engagement.txt --lanes none \
		-o packaging/screenshots/picture-one-lane.png --title "Talks between the United States and Russia"
	QT_QPA_PLATFORM=offscreen $(BIN)/briefline export seeds/us-russia-engagement.txt --lanes participant --size a3 \
		--dpi 110 -o packaging/screenshots/picture-lanes.png --title "Talks between the United States and Russia"

package:
	@$(PYTHON) packaging/build.py $(ARGS)

package-check:
	@$(PYTHON) packaging/check.py

package-test:
	@$(PYTHON) packaging/install_test.py

lock:
	@$(PYTHON) -m venv build/lock && build/lock/bin/pip install -q uv
	build/lock/bin/uv pip compile -q --universal --generate-hashes --python-version 3.11 \
		--no-header --no-annotate --extra dev pyproject.toml -o requirements.lock
	build/lock/bin/uv pip compile -q --universal --generate-hashes --python-version 3.11 \
		--no-header --no-annotate --extra package -c requirements.lock pyproject.toml -o packaging/package.lock

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis desktop/*.egg-info
