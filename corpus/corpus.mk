# The sample letters: build them again, check them, count them.
.PHONY: corpus corpus-check corpus-table

corpus:
	/usr/bin/python3 corpus/build/build.py

corpus-check:
	/usr/bin/python3 corpus/check.py

corpus-table:
	/usr/bin/python3 corpus/check.py --table

# Sheets are printed where the program is built. Of tune the tagger, the model of cited letters and the lexicons learn; check is for choosing between what was
# learned, and probe for judging it once.
SHEETS := $(wildcard corpus/sheets/*)
.PHONY: sheets tagger cited-model
sheets:    ## print the sheets of corpus/sheets to PDF, with their gold (chromium)
	@for s in $(SHEETS); do $(PYTHON) corpus/build/sheets.py $$s $(B)/sheets/$$(basename $$s) --coloured || exit 1; done

tagger: sheets $(B)/corpus/build/features-of ## learn extract/languages/letter.tagger anew (Debian: python3-scipy python3-torch)
	REPLIEK_DATA=$(CURDIR) $(PYTHON) corpus/learn_tagger.py $(B)/corpus/build/features-of extract/languages/letter.tagger \
	  $(B)/sheets/tune --letters corpus/letters/tune

cited-model: sheets $(B)/corpus/build/mentions-of ## learn extract/languages/letter.cited anew (Debian: python3-sklearn)
	REPLIEK_DATA=$(CURDIR) $(PYTHON) corpus/learn_cited.py $(B)/corpus/build/mentions-of extract/languages/letter.cited \
	  $(B)/sheets/tune --letters corpus/letters/tune --judge $(B)/sheets/check
