/*
 * Rendering makes a reply something to print, send or edit: HTML by a stylesheet of its own, and a flat
 * OpenDocument text, which office.h turns into ODT, DOCX or PDF. The stylesheets are
 * templates/render/html.xsl and fodt.xsl.
 */
#pragma once

#include "extract/xml.h"
#include "templates/idiom.h"

typedef enum { RENDER_HTML, RENDER_FODT } RenderForm;

/* The stylesheets, compiled once. They can open no file, write none, and reach no network. */
typedef struct Renderer Renderer;

/* Error: EXTRACT_ERROR_DATA, DRAFT_ERROR_TEMPLATE. */
Renderer *renderer_load(GError **error);
void renderer_free(Renderer *renderer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Renderer, renderer_free)

/*
 * A reply (DocBook, root article) in a form. idiom lends the labels and how dates read; it is that of the
 * reply's language. Error: DRAFT_ERROR_INVALID when it is no such reply.
 */
GBytes *
render_reply(const Renderer *renderer, xmlDoc *reply, RenderForm form, const Idiom *idiom, GError **error);
