# The sample letters: build them again, check them, count them.
.PHONY: corpus corpus-check corpus-table

corpus:
	/usr/bin/python3 corpus/build/build.py

corpus-check:
	/usr/bin/python3 corpus/check.py

corpus-table:
	/usr/bin/python3 corpus/check.py --table
