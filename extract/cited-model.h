/*
 * Cited model: how likely a date in running text is that of an earlier letter. A logistic regression over
 * cited_features; its weights are learned from letters whose cited letters are known
 * (corpus/learn_cited.py) and stand in extract/languages/letter.cited.
 */
#pragma once

#include "extract/cited-features.h"

typedef struct CitedModel CitedModel;

/* Maps the model in a file. Error: EXTRACT_ERROR_DATA with file: what. */
CitedModel *cited_model_load(const char *path, GError **error);
void cited_model_free(CitedModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CitedModel, cited_model_free)

/* The model that was loaded with the languages; NULL: there is none. */
const CitedModel *languages_cited_model(const Languages *languages);

/* A probability, from 0 to 1. */
double cited_model_weigh(const CitedModel *model, const DateInText *date);
