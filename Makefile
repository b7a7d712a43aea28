# Awaitlings. `make check` grades your answers; `make help` lists the rest.

EX ?=
CLOCK ?=
VENV ?= .venv
BIN = $(VENV)/bin
# Called like this, it prints commands as `make check EX=greet` (grader/commands.py). `env` keeps a shell out of Ctrl-C.
AWAITLINGS = env AWAITLINGS_FROM_MAKE=1 $(BIN)/python -m grader
CLASSROOM ?= .venv-classroom
SITE ?= .venv-site
LOCK = requirements.lock
REGISTRY_TIMEOUT ?= 10
.DEFAULT_GOAL = help
.PHONY: help check watch list hint reset doctor bundle test unit hostile verify mutants explain bench faults soak lint classroom test-classroom classroom-tests classroom-demo demo bench-classroom classroom-bench test-pythons site site-serve test-site build-site serve-site site-tests verify-browser verified-browser bench-site benched-site lock release-check release-checked clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | while IFS='|' read -r a b; do printf '%-22s %s\n' "$$a" "$$b"; done

# A report is the end: no "make: *** Error 1" below it. `make -q` asks a question, and then the exit status 1
# of a line that runs all the same (+) is an answer: make exits with 1 and says nothing. A higher one is an error.
flags = $(filter-out --%,$(firstword -$(MAKEFLAGS)))
ifeq ($(strip $(MAKECMDGOALS) $(foreach flag,i n q t,$(findstring $(flag),$(flags)))),check)
MAKEFLAGS := q$(if $(filter --%,$(firstword $(MAKEFLAGS))), )$(MAKEFLAGS)
unexport MAKEFLAGS
run = +
endif

check: $(VENV)/.learner  ## grade your answers; EX=fetch_all for an exercise, a chapter, or several
	$(run)@$(AWAITLINGS) check $(with_clock) $(if $(SEED),--seed $(SEED)) $(EX)

watch: $(VENV)/.learner  ## check each file when you save it
	@$(AWAITLINGS) watch

explain: $(VENV)/.learner  ## explain a mistake: M=serial-await
	@$(AWAITLINGS) explain $(M)

list: $(VENV)/.learner  ## list the exercises: which are done, and which is next
	@$(AWAITLINGS) list

hint: $(VENV)/.learner  ## show a hint, and the next one each time you ask again: EX=fetch_all
	@$(AWAITLINGS) hint $(EX)

reset: $(VENV)/.learner  ## reset an exercise to its stub, and back up your file: EX=fetch_all
	@$(AWAITLINGS) reset $(if $(YES),--yes) $(EX)

doctor: $(VENV)/.learner  ## find out what does not work on this machine
	@$(AWAITLINGS) doctor

clean:  ## delete the environments
	@rm -rf .venv .venv-*

side_by_side = -q -n 3 --dist loadfile --no-loadscope-reorder --maxprocesses 3
with_clock = $(if $(CLOCK),--clock $(CLOCK))

# For teachers and authors: the part from here to "The environment" is not in the student's archive.

bundle: $(VENV)/.learner  ## for teachers: make the archive for students, without solutions; OUT=FILE
	@$(AWAITLINGS) bundle --out $(or $(OUT),awaitlings-student.zip)

test: $(VENV)/.dev lint  ## run lint, type checks, the kit's own tests, all solutions, and SHARE=1/24 of the other answers
	@$(AWAITLINGS) verify --seed $(or $(SEED),1) --share $(or $(SHARE),1/24)
	@$(BIN)/python -m pytest $(side_by_side)

unit: $(VENV)/.dev  ## run only the kit's own tests
	@$(BIN)/python -m pytest $(side_by_side) $(TESTS)

hostile: $(VENV)/.dev  ## run the hostile answers at the lower levels of isolation too, and in notebooks
	@$(BIN)/python -m pytest $(side_by_side) -m slow tests/hostile

fuzz: $(VENV)/.dev  ## try the kit's readers with 1,000 inputs drawn anew, in each test that draws its inputs
	@$(BIN)/python -m pytest $(side_by_side) --hypothesis-profile fuzz -o timeout=1800 $$(grep -l "from hypothesis" tests/test_*.py)

lint: $(VENV)/.dev
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tests.prose

verify: $(VENV)/.dev  ## for authors: verify every stub, right answer and wrong answer; SEED=1 for the same inputs
	@$(AWAITLINGS) verify $(with_clock) $(if $(SEED),--seed $(SEED)) $(EX)

mutants: $(VENV)/.dev  ## for authors: break the right answers, and list what no check refuses; SAMPLE=200
	@$(AWAITLINGS) mutants $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(DRAW),--draw $(DRAW)) $(EX)

bench: $(VENV)/.dev  ## measure the figures of the documentation
	@$(BIN)/python tests/bench/bench.py
	@$(BIN)/python tests/bench/latency.py
	@$(BIN)/python tests/bench/recording.py

faults: $(VENV)/.dev  ## kill processes of the grader at random moments; RUNS=200
	@$(BIN)/python tests/bench/faults.py --runs $(or $(RUNS),200)

soak: $(VENV)/.dev  ## look for wrong verdicts on a busy machine; RUNS=1000, EX=slug for one
	@$(BIN)/python tests/bench/soak.py --runs $(or $(RUNS),1000) $(with_clock) $(EX)

classroom:  ## for teachers: set up the environment with nbgrader, .venv-classroom
	@$(MAKE) --no-print-directory $(CLASSROOM)/.classroom VENV=$(CLASSROOM)

test-classroom:  ## test with real nbgrader, from an assignment to the grades, in .venv-classroom
	@$(MAKE) --no-print-directory classroom-tests VENV=$(CLASSROOM)

classroom-demo:  ## run a course with three students, up to grades.csv and feedback, in OUT
	@$(MAKE) --no-print-directory demo VENV=$(CLASSROOM)

bench-classroom:  ## grade a class of 50, compared with nbgrader's own way, and one of STUDENTS=200
	@$(MAKE) --no-print-directory classroom-bench VENV=$(CLASSROOM)

classroom-tests: $(VENV)/.classroom
	@$(BIN)/python -m pytest tests/test_lock.py tests/classroom -q --show-capture=no -n 3

classroom-bench: $(VENV)/.classroom
	@$(BIN)/python tests/bench/classroom.py $(if $(SAMPLE),--sample $(SAMPLE))
	@$(BIN)/python tests/bench/large_class.py $(if $(STUDENTS),--students $(STUDENTS)) $(if $(BAD),--bad $(BAD)) $(with_clock)

demo: $(VENV)/.classroom
	@$(BIN)/python -m grader.classroom.demo $(or $(OUT),classroom-demo)

test-pythons:  ## run those of the kit's own tests that a Python can change, with every one in PYTHONS; SHARE=1/3
	@for python in $(PYTHONS); do \
	  venv=.venv-$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])') && \
	  echo "== $$python, $$venv" && $(MAKE) --no-print-directory unit PYTHON=$$python VENV=$$venv \
	    TESTS="-m 'not slow and not one_python' $(if $(SHARE),--share $(SHARE))" || exit 1; \
	done

site:  ## build the site, all pages of the kit, in build/site/
	@$(MAKE) --no-print-directory build-site VENV=$(SITE)

site-serve:  ## build the site and show it on 127.0.0.1; PORT=8000
	@$(MAKE) --no-print-directory serve-site VENV=$(SITE)

test-site:  ## test the site: its links, its pages, and that no solution is in it, in .venv-site
	@$(MAKE) --no-print-directory site-tests VENV=$(SITE)

build-site: $(VENV)/.site
	@$(BIN)/python site/build.py build/site

serve-site: build-site
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory build/site $(or $(PORT),8000)

site-tests: $(VENV)/.site
	@$(BIN)/python -m pytest tests/test_lock.py tests/site -q -o timeout=600

bench-site:  ## measure the page that grades: until it is ready, and a check
	@$(MAKE) --no-print-directory benched-site VENV=$(SITE)

benched-site: build-site
	@$(BIN)/python -m tests.bench.page build/site

verify-browser:  ## for authors: verify answers with the Python of browsers, in Node; EX=slug, SHARE=1/6
	@$(MAKE) --no-print-directory verified-browser VENV=$(SITE)

verified-browser: build-site
	@$(BIN)/python -m tests.site.verify $(if $(SHARE),--share $(SHARE)) $(EX)

lock:  ## for authors: pin anew what pyproject.toml requires; UPGRADE=1 for the newest versions
	@$(find_python); $$python -m venv .venv-lock && .venv-lock/bin/python -m pip install -qq uv
	@$(pin) requirements-classroom.lock --extra classroom --extra cluster --extra dev
	@$(pin) requirements-site.lock --extra site --extra dev --constraints requirements-classroom.lock
	@$(pin) requirements-dev.lock --extra dev --constraints requirements-classroom.lock
	@$(pin) requirements.lock --constraints requirements-classroom.lock
	@$(pin) requirements-release.lock --extra release --constraints requirements-classroom.lock

release-check:  ## for authors: build sdist and wheel, look into them, and try them on every Python here, or in PYTHONS
	@$(MAKE) --no-print-directory release-checked VENV=.venv-release

release-checked: $(VENV)/.release
	@$(BIN)/python -m tests.release_check $(if $(PYTHONS),--pythons $(PYTHONS))

# 3.11.0 is the oldest Python of the promise in pyproject.toml. One version for all Pythons, where there is one.
pin = .venv-lock/bin/uv pip compile -q --universal --python-version 3.11.0 --fork-strategy fewest \
  --no-header --no-annotate $(if $(UPGRADE),--upgrade) pyproject.toml --group build --output-file

$(VENV)/.dev: $(VENV)/.learner requirements-dev.lock
	@$(pip) -r requirements-dev.lock || { $(not_installed); }
	@touch $@

$(VENV)/.release: $(VENV)/.learner requirements-release.lock
	@$(pip) -r requirements-release.lock || { $(not_installed); }
	@touch $@

$(VENV)/.classroom: $(VENV)/.learner requirements-classroom.lock
	@$(pip) -r requirements-classroom.lock || { $(not_installed); }
	@touch $@

$(VENV)/.site: $(VENV)/.learner requirements-site.lock
	@$(pip) -r requirements-site.lock || { $(not_installed); }
	@touch $@

# The environment: a Python that is new enough, and the pinned dependencies.

define find_python
for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; \
  python=; \
done; \
if [ -z "$$python" ]; then \
  echo "Awaitlings needs Python 3.11 or newer, and found none. Install it (Debian, Ubuntu: apt install python3 python3-venv), or name it: make check PYTHON=/path/to/python3"; exit 3; \
fi; \
if ! $$python -c 'import venv, ensurepip' 2>/dev/null; then \
  echo "This Python has no venv module. Install it (Debian, Ubuntu: apt install python3-venv), then try again."; exit 3; \
fi
endef

$(VENV)/.learner: pyproject.toml $(LOCK)
	$(run)@$(find_python); echo "Setting up $(VENV) with $$($$python --version) (once)."; \
	{ $$python -m venv $(VENV) && $(pip) -r $(LOCK) && $(pip) --no-build-isolation -e .; } || { rm -rf $(VENV); $(not_installed); }
	$(run)@touch $@

# Without --no-deps an old pip searches without end when one of the pins does not fit.
pip = $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --retries 2 --timeout $(REGISTRY_TIMEOUT)

define not_installed
echo "$(VENV) could not be set up: the reason is above."; \
echo "- Does it say \"from versions: none\"? Then no package registry answers: check the network. Is the registry slow? Add REGISTRY_TIMEOUT=60."; \
echo "- Does it list other versions? Then this Python cannot have the pinned one: take another Python with PYTHON=/path/to/python3."; \
exit 3
endef
