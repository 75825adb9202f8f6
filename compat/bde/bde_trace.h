/* SPDX-License-Identifier: MIT */
/* bde_trace.h - what a call tells the program besides its result: cbTRACE, and
 * that others changed the table. */
#ifndef BDE_TRACE_H
#define BDE_TRACE_H

#include "bde_call.h"

/* What dbTRACEMODE takes. */
enum { BDE_TRACE_ALL = traceQPREPARE | traceQEXECUTE | traceERROR |
	traceSTMT | traceCONNECT | traceTRANSACT | traceBLOB | traceMISC |
	traceVENDOR | traceDATAIN | traceDATAOUT };

/* At the end of a call that is still in its session.  The error stack stays
 * as it is, whatever the program's functions do. */
void bde_trace_call(struct bde_call *call, DBIResult result);

#endif
