/* The languages with models of a few weights, written as a test wants them. */
#pragma once

#include "extract/language.h"
#include "tests/extract/tiny-rows.h"

/* Dutch and English with a model of cited letters that has these weights; NULL: without any model. */
Languages *tiny_languages(const TinyWeight *weights);
