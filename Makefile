# repliek: one Makefile, no recursion. `make help` lists what it can do.
FLAVOUR ?= debug
BUILD   ?= build
B       := $(BUILD)/$(FLAVOUR)
PREFIX  ?= /usr/local
DESTDIR ?=
PYTHON  ?= /usr/bin/python3
VERSION := 0.1.0

# Rooms, lowest first. A room may include itself and the rooms before it.
ROOMS := extract classify templates corpus cli

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:

# --- what it is built with ------------------------------------------------------------------------------------
PACKAGES := poppler-glib gio-2.0 libxml-2.0 libxslt json-glib-1.0 hunspell sqlite3 libseccomp
DEBIAN_BUILD := gcc make pkg-config libpoppler-glib-dev libglib2.0-dev libxml2-dev libxml2-utils libxslt1-dev libhunspell-dev \
  libstemmer-dev libjson-glib-dev libsqlite3-dev libseccomp-dev libcmocka-dev libcairo2-dev \
  libtesseract-dev libleptonica-dev tesseract-ocr-nld tesseract-ocr-eng hunspell-nl hunspell-en-gb docbook5-xml
DEBIAN_CHECK := libreoffice-writer-nogui fonts-dejavu-core fonts-liberation jing qpdf poppler-utils mupdf-tools valgrind clang-format cppcheck python3 mandoc
DEBIAN_FUZZ := clang libclang-rt-14-dev
DEBIAN_COVERAGE := gcovr
DEBIAN_PACKAGE := debhelper lintian mmdebstrap
CHECKED_COMMANDS := $(CC) pkg-config jing qpdf pdftotext xmllint clang-format cppcheck

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Werror
CPPFLAGS_ALL = -I. -D_GNU_SOURCE -DREPLIEK_VERSION='"$(VERSION)"' -DG_LOG_DOMAIN='"repliek"' \
  $(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g') $(CPPFLAGS)
CFLAGS_debug    := -O1 -g
CFLAGS_release  := -O3 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
CFLAGS_sanitize := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
# clang, for libFuzzer; cover: gcc, for gcovr. Both are flavours for `make fuzz` and `make coverage` alone.
# How deep a stack was hangs on where it began: not counted, so that runs are alike.
CFLAGS_fuzz     := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined \
  -fno-sanitize-coverage=stack-depth \
  -Wno-unused-variable -Wno-missing-field-initializers
CFLAGS_cover    := -O0 -g --coverage -fprofile-update=atomic -DCOUNTED
# gcc's analyzer, for `make lint`: what it warns of is an error, and nothing had to be left out.
CFLAGS_analyze  := -O1 -fanalyzer
LDFLAGS_release  := -pie -Wl,-z,relro,-z,now
LDFLAGS_sanitize := -fsanitize=address,undefined
LDFLAGS_fuzz     := -fsanitize=address,undefined
LDFLAGS_cover    := --coverage
CFLAGS_ALL = -std=gnu17 $(WARNINGS) $(CFLAGS_$(FLAVOUR)) $(CFLAGS)
LDFLAGS_ALL = $(LDFLAGS_$(FLAVOUR)) $(LDFLAGS)
# Libraries are searched in this order when the program starts: first those that most of its symbols come from.
LIBS_FIRST_release := -Wl,--push-state,--no-as-needed -lstdc++ -lpoppler -lc -lsqlite3 -lglib-2.0 -lxml2 -lgobject-2.0 -Wl,--pop-state
LIBS = $(LIBS_FIRST_$(FLAVOUR)) $(shell pkg-config --libs $(PACKAGES)) -lstemmer -lm $(LDLIBS)

# Text recognition is a program of its own: tesseract would double the start of every other letter.
OCR_PACKAGES := poppler-glib cairo tesseract lept libxml-2.0 libseccomp
OCR_CFLAGS = $(shell pkg-config --cflags $(OCR_PACKAGES) | sed 's/-I/-isystem /g')
OCR_LIBS = $(shell pkg-config --libs $(OCR_PACKAGES)) -lm $(LDLIBS)

# --- what there is --------------------------------------------------------------------------------------------
sources_of = $(sort $(wildcard $(1)/*.c))
objects_of = $(patsubst %.c,$(B)/%.o,$(call sources_of,$(1)))

EXTRACT_O   := $(call objects_of,extract)
CLASSIFY_O  := $(call objects_of,classify)
TEMPLATES_O := $(call objects_of,templates)
CORPUS_O    := $(call objects_of,corpus)
CLI_O       := $(call objects_of,cli)

# What a room's tests may link: its own objects and those below, so that an upward call fails to link.
UPTO_extract   := $(EXTRACT_O)
UPTO_classify  := $(CLASSIFY_O) $(UPTO_extract)
UPTO_templates := $(TEMPLATES_O) $(UPTO_classify)
UPTO_corpus    := $(CORPUS_O) $(UPTO_templates)
UPTO_cli       := $(filter-out $(B)/cli/main.o,$(CLI_O)) $(UPTO_corpus)

# What the recognition program shares with the others: pages and the stream they travel in.
OCR_O := $(call objects_of,extract/ocr) $(patsubst %,$(B)/extract/%.o,page page-stream notice walls leave xml)

PROGRAM := $(B)/repliek
OCR_PROGRAM := $(B)/repliek-ocr
UNIT_TESTS := $(foreach room,$(ROOMS),$(patsubst %.c,$(B)/%,$(wildcard tests/$(room)/test-*.c)))
LEARNING_PROGRAMS := $(patsubst %.c,$(B)/%,$(wildcard corpus/build/*.c))
BENCH_PROGRAMS := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c))
SHELL_TESTS := $(sort $(wildcard tests/cli/test-*.sh))
C_FILES := $(foreach room,$(ROOMS),$(wildcard $(room)/*.[ch])) $(wildcard extract/ocr/*.[ch]) \
  $(wildcard tests/*/*.[ch])

# --- building -------------------------------------------------------------------------------------------------
.PHONY: all deps demo torture readme picture check unit layers lint sanitize valgrind golden regold score compare lexicon bench bench-programs install uninstall deb deb-deps try-deb clean help
all: $(PROGRAM) $(OCR_PROGRAM)

$(PROGRAM): $(CLI_O) $(UPTO_corpus)
	@echo '  LINK    $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

$(OCR_PROGRAM): $(OCR_O)
	@echo '  LINK    $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(OCR_LIBS)

$(B)/extract/ocr/%.o: CPPFLAGS_ALL += $(OCR_CFLAGS)

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo '  CC      $@'
	@$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

define ROOM_TEST_RULE
$(B)/tests/$(1)/test-%: $(B)/tests/$(1)/test-%.o $(patsubst %.c,$(B)/%.o,$(filter-out tests/$(1)/test-%,$(wildcard tests/$(1)/*.c))) $$(UPTO_$(1))
	@echo '  LINK    $$@'
	@$$(CC) $$(CFLAGS_ALL) $$(LDFLAGS_ALL) -o $$@ $$^ $$(LIBS) -lcmocka
endef
$(foreach room,$(ROOMS),$(eval $(call ROOM_TEST_RULE,$(room))))

# Clocks inside the program, for `make bench` alone.
$(B)/tests/bench/%: $(B)/tests/bench/%.o $(UPTO_corpus)
	@echo '  LINK    $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# Fuzz targets: replay-NAME goes through kept inputs, fuzz-NAME (FLAVOUR=fuzz) looks for more.
FUZZ_TARGETS := $(patsubst tests/fuzz/fuzz-%.c,%,$(wildcard tests/fuzz/fuzz-*.c))
FUZZ_PROGRAMS := $(FUZZ_TARGETS:%=$(B)/tests/fuzz/fuzz-%)
REPLAY_PROGRAMS := $(FUZZ_TARGETS:%=$(B)/tests/fuzz/replay-%)

$(B)/tests/fuzz/replay-%: $(B)/tests/fuzz/fuzz-%.o $(B)/tests/fuzz/fuzz.o $(B)/tests/fuzz/replay.o $(UPTO_corpus)
	@echo '  LINK    $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

$(B)/tests/fuzz/fuzz-templates $(B)/tests/fuzz/replay-templates: LDFLAGS_ALL += -Wl,--wrap=docbook_schema_load
$(FUZZ_PROGRAMS) $(REPLAY_PROGRAMS): LDFLAGS_ALL += -Wl,--wrap=g_intern_string

$(B)/tests/fuzz/stream-of $(LEARNING_PROGRAMS): $(B)/%: $(B)/%.o $(UPTO_extract)
	@echo '  LINK    $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

$(B)/tests/fuzz/fuzz-%: $(B)/tests/fuzz/fuzz-%.o $(B)/tests/fuzz/fuzz.o $(UPTO_corpus)
	@echo '  LINK    $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -fsanitize=fuzzer -o $@ $^ $(LIBS)

-include $(shell find $(B) -name '*.d' 2>/dev/null)
-include corpus/corpus.mk

deps:      ## install what building and testing need (Debian)
	@sh tests/deps.sh "$(DEBIAN_BUILD) $(DEBIAN_CHECK)" "$(CHECKED_COMMANDS)"

# --- testing --------------------------------------------------------------------------------------------------
check: all bench-programs unit replay golden $(LEARNING_PROGRAMS) ## every test
	@set -e; for t in $(SHELL_TESTS); do echo "== $$t"; REPLIEK=$(PROGRAM) BUILD=$(B) bash $$t; done

unit: $(UNIT_TESTS) $(OCR_PROGRAM)
	@set -e; for t in $(UNIT_TESTS); do echo "== $$t"; REPLIEK_DATA=$(CURDIR) BUILD=$(B) $(TEST_WRAPPER) $$t; done

.PHONY: replay fuzz fuzz-programs fuzz-deps coverage analyze
replay: $(REPLAY_PROGRAMS) ## fuzz targets over their seeds and over what they once failed on
	@set -e; for t in $(FUZZ_TARGETS); do \
	  REPLIEK_DATA=$(CURDIR) $(TEST_WRAPPER) $(B)/tests/fuzz/replay-$$t tests/fuzz/seeds/$$t tests/failures/$$t; done

fuzz-deps: ## what `make fuzz` needs besides (Debian)
	@sh tests/deps.sh "$(DEBIAN_FUZZ)" "clang"

fuzz-programs: $(FUZZ_PROGRAMS) $(B)/tests/fuzz/stream-of

fuzz:      ## look for inputs that break it, FUZZ_SECONDS (60) each target; FUZZ="tei dates" chooses; FUZZ_RUNS: see run.sh (clang)
	$(MAKE) FLAVOUR=fuzz CC=clang fuzz-programs
	@BUILD=$(BUILD)/fuzz REPLIEK_DATA=$(CURDIR) bash tests/fuzz/run.sh $(or $(FUZZ_SECONDS),60) $(or $(FUZZ),$(FUZZ_TARGETS))

coverage:  ## lines and branches that `make check` runs through (gcovr)
	@sh tests/deps.sh "$(DEBIAN_COVERAGE)" "gcovr"
	-$(MAKE) -k FLAVOUR=cover check
	gcovr -r . --object-directory $(BUILD)/cover --exclude tests/ --print-summary $(BUILD)/cover | tee $(BUILD)/cover/coverage.txt

analyze:   ## gcc's analyzer and clang-tidy over the rooms; some minutes
	@sh tests/deps.sh "clang-tidy" "clang-tidy"
	$(MAKE) FLAVOUR=analyze CC=gcc all
	@status=0; for f in $(filter-out tests/%,$(filter %.c,$(C_FILES))); do \
	  clang-tidy --quiet $$f -- -std=gnu17 $(CPPFLAGS_ALL) $(OCR_CFLAGS) 2>/dev/null || status=1; done; exit $$status

golden: $(PROGRAM) ## compare goldens with what the program prints now
	@REPLIEK=$(PROGRAM) BUILD=$(B) bash tests/golden.sh check

regold: $(PROGRAM) ## rewrite the goldens; review the diff
	@REPLIEK=$(PROGRAM) BUILD=$(B) bash tests/golden.sh rewrite

layers:    ## no room includes a room above it
	@sh tests/layers.sh $(ROOMS)

lint:      ## clang-format, cppcheck and gcc's analyzer
	clang-format --dry-run -Werror $(C_FILES)
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 --enable=warning,performance,portability \
	  --suppress=missingIncludeSystem --library=gtk -I. -DG_LOG_DOMAIN='"repliek"' -DREPLIEK_VERSION='"$(VERSION)"' \
	  $(filter %.c,$(C_FILES))
	$(MAKE) FLAVOUR=analyze CC=gcc all

sanitize:  ## every test under ASan and UBSan
	$(MAKE) FLAVOUR=sanitize check

# valgrind knows neither pidfd_open nor Landlock: tests that start readers are for ASan.
STARTS_READERS := $(patsubst %.c,$(B)/%,$(shell grep -lE 'extract_pdf|reader_read_pages|reader_new|repliek-ocr|ocr_|walls_|OCR_' $(wildcard tests/*/test-*.c)))
valgrind: $(UNIT_TESTS) ## unit tests under valgrind, but those that start readers
	$(MAKE) unit UNIT_TESTS="$(filter-out $(STARTS_READERS),$(UNIT_TESTS))" TEST_WRAPPER="valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite"

score: $(PROGRAM) ## extraction and topic figures on the corpus, and on ../shared where present
	@REPLIEK=$(PROGRAM) PYTHON=$(PYTHON) BUILD=$(B) bash corpus/score.sh

compare: $(PROGRAM) ## topics beside a keyword list and a linear model (Debian: python3-sklearn)
	@REPLIEK=$(PROGRAM) $(PYTHON) corpus/compare.py

lexicon: $(PROGRAM) sheets ## learn the default pack's lexicons again (Debian: python3-sklearn)
	@REPLIEK=$(PROGRAM) REPLIEK_DATA=$(CURDIR) $(PYTHON) corpus/learn.py $(B)/sheets/tune

bench-programs: $(BENCH_PROGRAMS)

bench:     ## speed beside other tools, in one run; BENCH="extract classify draft stages batch" chooses
	$(MAKE) FLAVOUR=release all bench-programs
	@REPLIEK=$(BUILD)/release/repliek PYTHON=$(PYTHON) BUILD=$(BUILD)/release bash corpus/bench.sh

torture: all ## a batch killed, starved and stopped, in the long forms
	@REPLIEK=$(PROGRAM) BUILD=$(B) bash tests/torture.sh long

demo: all  ## one letter the whole way
	@REPLIEK=$(PROGRAM) BUILD=$(B) bash cli/demo.sh

readme: all ## the README's terminal run, made again
	@REPLIEK=$(PROGRAM) bash cli/readme.sh rewrite

picture: all ## the README's picture: a letter beside its reply (Debian: python3-pil, libreoffice-writer-nogui)
	@REPLIEK=$(PROGRAM) $(PYTHON) cli/picture.py corpus/letters/tune/en15.pdf cli/man/letter-and-reply.png

# --- installing -----------------------------------------------------------------------------------------------
DATA_FOLDERS := extract/languages classify/languages classify/topics templates/skeletons templates/passages templates/render \
  templates/languages
DATA_FILES = $(foreach folder,$(DATA_FOLDERS),$(shell find $(folder) -type f 2>/dev/null)) \
  $(wildcard extract/*.rng templates/*.rng templates/*.ini)
INSTALLED ?= release
ROOT  = $(DESTDIR)$(PREFIX)
SHARE = $(ROOT)/share/repliek
MANUALS = $(wildcard cli/man/*.[15])
COMPLETION = share/bash-completion/completions/repliek

install:   ## into $(DESTDIR)$(PREFIX)
	$(MAKE) FLAVOUR=$(INSTALLED) all
	install -D -m755 $(BUILD)/$(INSTALLED)/repliek "$(ROOT)/bin/repliek"
	install -D -m755 $(BUILD)/$(INSTALLED)/repliek-ocr "$(ROOT)/libexec/repliek-ocr"
	@for f in $(DATA_FILES); do install -D -m644 $$f "$(SHARE)/$$f" || exit 1; done
	@for f in $(MANUALS); do install -D -m644 $$f "$(ROOT)/share/man/man$${f##*.}/$${f##*/}" || exit 1; done
	install -D -m644 cli/completion.bash "$(ROOT)/$(COMPLETION)"

uninstall: ## what install laid down
	rm -f "$(ROOT)/bin/repliek" "$(ROOT)/libexec/repliek-ocr" "$(ROOT)/$(COMPLETION)"
	@for f in $(MANUALS); do rm -f "$(ROOT)/share/man/man$${f##*.}/$${f##*/}" || exit 1; done
	rm -rf "$(SHARE)"

# The probe half of the corpus stays out of the source package too. Tests are `make check`'s; without nocheck they run here again.
DEB := $(BUILD)/deb
deb:       ## a Debian package of what is committed, in $(BUILD)/deb; `make deb-deps` installs what that needs
	rm -rf $(DEB) && mkdir -p $(DEB)
	@grep -q '^repliek ($(VERSION))' debian/changelog || { echo 'debian/changelog does not begin with $(VERSION)' >&2; exit 1; }
	git archive --prefix=repliek-$(VERSION)/ HEAD -- . ':(exclude)corpus/*/probe/*' | tar -x -C $(DEB)
	@! find $(DEB) -path '*/corpus/*probe*' | grep .
	cd $(DEB)/repliek-$(VERSION) && DEB_BUILD_OPTIONS="$${DEB_BUILD_OPTIONS-nocheck}" dpkg-buildpackage -us -uc
	lintian --fail-on error,warning $(DEB)/*.changes

deb-deps:
	@sh tests/deps.sh "$(DEBIAN_BUILD) $(DEBIAN_CHECK) $(DEBIAN_PACKAGE)" "$(CHECKED_COMMANDS) dpkg-buildpackage lintian mmdebstrap"

try-deb:   ## the package of `make deb` in a clean Debian, from the network; as root or with user namespaces
	bash tests/try-deb.sh $(DEB)/repliek_*.deb

clean:     ## what was built
	rm -rf $(BUILD)

help:      ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18
