/* Domains: an organisation's name and the name of its mail or web address are often the same. */
#pragma once

#include "extract/layout.h"

/* Whether a mail or web address printed outside the letter's text is called like text: "Huize Weerzicht" and
 * "@huizeweerzicht.example". */
gboolean domains_name(const Layout *layout, const char *text);

/* The same for one address. */
gboolean domain_of_address_names(const char *address, const char *text);
