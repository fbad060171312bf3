/* Places are where a reply speaks to a topic (xml:id "topic-ID", or a section whose condition names it) or to
   a question (xml:id "question-NUMBER"). */
#pragma once

#include "extract/notice.h"

#include <libxml/tree.h>

/* The place of a topic, or NULL. */
xmlNode *place_of_topic(xmlDoc *reply, const char *topic);

/* The place of the question with this number, from 1, or NULL. */
xmlNode *place_of_question(xmlDoc *reply, guint number);

/* A place that only names its topic or question, and asks for no answer: role "mention". */
gboolean place_is_mention(const xmlNode *place);

/* What of a context's topics and questions has no place in the reply: "topic 'minors'", "question 2". Free
   with g_ptr_array_unref. */
GPtrArray *places_missing(xmlDoc *reply, xmlDoc *context);
