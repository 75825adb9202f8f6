/* SPDX-License-Identifier: MIT */
/* The vendor's samples spell the name both ways. */
#ifndef JETPORT_ESENT_SPELLING_H
#define JETPORT_ESENT_SPELLING_H
#include "esent.h"
#endif
