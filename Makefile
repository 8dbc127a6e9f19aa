# Every target sets itself up: on a bare machine with Swift, git and apt, `make run` and `make test` install what is missing.

SWIFT ?= swift
BIN := .build/release/fotfeste
DOCS := .build/docs
PACKAGES := libgsl-dev libsqlite3-dev nettle-dev sqlite3 python3
# The browser in which the tests open a report and the studio, what holds the studio to its description, and what the scripts of the tutorials need, which the tests run.
TEST_PACKAGES := chromium python3-websocket fonts-dejavu-core r-base-core python3-pandas python3-jsonschema
# What the peers of the benchmarks need; a quick run does without R.
BENCH_PACKAGES := g++ python3 python3-venv
BENCH_PACKAGES_FULL := r-base-core r-cran-codetools r-cran-magrittr r-cran-rcpp
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
REPLICATIONS ?= 200
# Paired differences are sharper than levels, so that half as many do.
COMPARED ?= $(shell expr \( $(REPLICATIONS) + 1 \) / 2)
PORT ?= 8080
# A debug build, so that the invariants are checked after every event, but optimised: eight times as fast.
TEST_FLAGS := -Xswiftc -O

COVERAGE := .build-coverage
INPUTS ?= 100000
SEED ?= 1

.PHONY: help setup build run studio test test-full fuzz coverage slurm-test pages results bench docs sanitize lint format clean

help:
	@echo "make run        build, run the 2019 scenario, compare it with two others, write a report"
	@echo "make studio     build and open the local web application; PORT=8080"
	@echo "make test       all tests, heavy ones sampled"
	@echo "make test-full  all tests, heavy ones in full"
	@echo "make fuzz       changed copies of all shipped files, tried; INPUTS=100000 SEED=1"
	@echo "make coverage   line coverage of the tests: at least 80 % of each file, 90 % of all"
	@echo "make slurm-test a study in blocks on a real Slurm of one node, with tasks killed and repaired"
	@echo "make bench      speed and memory against other tools; QUICK=1 in small, CHECK=1 against the bars"
	@echo "make pages      the generated parts of docs/, anew"
	@echo "make results    docs/mechanisms.md and docs/validation.md, with what the model gives now"
	@echo "make docs       the reference of the library Simulator, as pages in $(DOCS)"
	@echo "make sanitize   races, leaks and allocations of the kernel"
	@echo "make lint       format and style, strictly"
	@echo "make build      the program alone: $(BIN)"

# Installs the system packages that are missing, and only then asks apt; fetches the script that draws figures.
setup:
	@missing=""; for package in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "install ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "installing$$missing"; \
		$(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi
	@Tools/fetch-plotly

build: setup
	$(SWIFT) build -c release --product fotfeste

run: build
	@$(BIN) run scenarios/troms-finnmark-2019.yaml --replications $(REPLICATIONS)
	@echo
	@$(BIN) compare scenarios/troms-finnmark-2019.yaml scenarios/spread.yaml scenarios/hub-and-spoke.yaml \
		--replications $(COMPARED)
	@echo
	@echo "A report to read, print or send (Norwegian; --language en for English):"
	@$(BIN) report results/troms-finnmark-2019.sqlite results/spread.sqlite results/hub-and-spoke.sqlite \
		--language nb --output results/report.html

# The web application brings libraries of its own, which the command line does without.
studio: setup
	$(SWIFT) build -c release --product fotfeste-studio
	@.build/release/fotfeste-studio --port $(PORT) --open

test test-full: PACKAGES += $(TEST_PACKAGES)
test: setup
	$(SWIFT) test $(TEST_FLAGS)

test-full: setup
	FOTFESTE_FULL_TESTS=1 $(SWIFT) test $(TEST_FLAGS)

fuzz: setup
	$(SWIFT) build $(TEST_FLAGS) --product fotfeste
	$(SWIFT) build $(TEST_FLAGS) --product fotfeste-fuzz
	.build/debug/fotfeste-fuzz --inputs $(INPUTS) --seed $(SEED)

# A build of its own, since every line counts how often it runs.
coverage: PACKAGES += $(TEST_PACKAGES)
coverage: setup
	$(SWIFT) test $(TEST_FLAGS) --enable-code-coverage --scratch-path $(COVERAGE)
	Tools/coverage $(COVERAGE)

# Apart from the other tests, since it installs a scheduler.
slurm-test: PACKAGES += munge slurm-wlm
slurm-test: build
	Tests/SlurmTests/run $(BIN)

# The parts of docs/ that are made from the registry and the catalogue of outcomes.
pages: setup
	FOTFESTE_UPDATE_DOCS=1 $(SWIFT) test $(TEST_FLAGS) --filter DocumentTests

# Pages that consist of results, regenerated; each states its `results_digest`. What is stored in results/ is not run again.
results: build
	$(BIN) mechanisms scenarios/troms-2019.yaml --replications 30 --markdown > .build/mechanisms.md
	mv .build/mechanisms.md docs/mechanisms.md
	$(BIN) validate --page docs/validation.md

bench: PACKAGES += $(BENCH_PACKAGES) $(if $(QUICK),,$(BENCH_PACKAGES_FULL))
bench: setup
	SWIFT="$(SWIFT)" Benchmarks/run $(if $(QUICK),--quick) $(if $(CHECK),--check)

# Apart from the ordinary build, which then does not know of the plugin; warnings, such as of links that lead nowhere, are errors.
docs: setup
	FOTFESTE_DOCS=1 $(SWIFT) package --scratch-path .build/docs-work --allow-writing-to-directory $(DOCS) \
		generate-documentation --target Simulator --output-path $(DOCS) --transform-for-static-hosting \
		--warnings-as-errors
	@echo "to read: python3 -m http.server --directory $(DOCS), then open /documentation/simulator"

# The kernel under load: no data race between jobs, no access outside memory, nothing lost, nothing allocated for an event.
VALGRIND := valgrind --quiet --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --error-exitcode=9
sanitize: PACKAGES += valgrind python3
sanitize: setup
	FOTFESTE_SANITIZE=thread $(SWIFT) build $(TEST_FLAGS) --product fotfeste-benchmarks --scratch-path .build/tsan
	TSAN_OPTIONS=halt_on_error=1 .build/tsan/debug/fotfeste-benchmarks replications 1 8 4
	$(SWIFT) build $(TEST_FLAGS) --product fotfeste-benchmarks
	$(VALGRIND) .build/debug/fotfeste-benchmarks pathway 1 4
	$(VALGRIND) .build/debug/fotfeste-benchmarks hold 1 10000 100000 cancelled
	$(VALGRIND) .build/debug/fotfeste-benchmarks replications 1 2 2
	SWIFT="$(SWIFT)" Benchmarks/allocations

lint: setup
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks

clean:
	rm -rf .build
