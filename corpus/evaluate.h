/*
 * An evaluation lays a pack's verdicts beside what careful readers found: precision, recall and F1 for each
 * topic, what each rule is worth, which topics are taken for which, and the letters that were missed with the
 * words that would have helped.
 */
#pragma once

#include "classify/classify.h"
#include "corpus/gold.h"

typedef struct Evaluation Evaluation;

/* pack must outlive it. */
Evaluation *evaluation_new(const Pack *pack);
void evaluation_free(Evaluation *evaluation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Evaluation, evaluation_free)

/* Classifies the letter and counts. Nothing of letter or gold is kept but their names and words. */
void evaluation_add(Evaluation *evaluation, const Letter *letter, const Gold *gold);

/*
 * Appends the report. Intervals are Wilson's at 95 % (E. B. Wilson 1927); words of missed letters are ranked
 * by Dunning's log-likelihood against all other letters (T. Dunning 1993).
 */
void evaluation_report(const Evaluation *evaluation, GString *out);
