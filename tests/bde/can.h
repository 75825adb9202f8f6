/* SPDX-License-Identifier: MIT */
/* can.h - builds expressions in the form of CANExpr, node by node, as clients
 * do: the root first, operands at the offsets that the functions give. */
#ifndef CAN_H
#define CAN_H

#include <idapi.h>
#include <stdint.h>
#include <string.h>

enum { CAN_NODES = 1000, CAN_LITERALS = 500 };

struct can {
	uint8_t nodes[CAN_NODES];
	uint8_t literals[CAN_LITERALS];
	uint16_t node_size, literal_size;
	uint8_t block[sizeof(CANExpr) + CAN_NODES + CAN_LITERALS];
};

static inline void
can_start(struct can *can)
{
	memset(can, 0, sizeof *can);
}

static inline uint16_t
can_node(struct can *can, const void *node, size_t size)
{
	uint16_t at = can->node_size;

	memcpy(can->nodes + at, node, size);
	can->node_size = (uint16_t)(at + size);
	return at;
}

static inline uint16_t
can_literal(struct can *can, const void *data, size_t size)
{
	uint16_t at = can->literal_size;

	memcpy(can->literals + at, data, size);
	can->literal_size = (uint16_t)(at + size);
	return at;
}

/* Operands are set afterwards: the root comes first. */
static inline uint16_t
can_binary(struct can *can, int op)
{
	CANBinary node = { nodeBINARY, (CANOp)op, 0, 0 };

	return can_node(can, &node, sizeof node);
}

static inline void
can_join(struct can *can, uint16_t at, uint16_t operand1, uint16_t operand2)
{
	memcpy(can->nodes + at + sizeof(CANHdr), &operand1, 2);
	memcpy(can->nodes + at + sizeof(CANHdr) + 2, &operand2, 2);
}

static inline uint16_t
can_unary(struct can *can, int op)
{
	CANUnary node = { nodeUNARY, (CANOp)op, 0 };

	return can_node(can, &node, sizeof node);
}

static inline void
can_hang(struct can *can, uint16_t at, uint16_t operand)
{
	memcpy(can->nodes + at + sizeof(CANHdr), &operand, 2);
}

static inline uint16_t
can_compare(struct can *can, int op, int16_t no_case, uint16_t partial)
{
	CANCompare node = { nodeCOMPARE, (CANOp)op, no_case, partial, 0, 0 };

	return can_node(can, &node, sizeof node);
}

static inline void
can_join_compare(struct can *can, uint16_t at, uint16_t operand1,
    uint16_t operand2)
{
	can_join(can, (uint16_t)(at + 4), operand1, operand2);
}

static inline uint16_t
can_field(struct can *can, uint16_t number, const char *name)
{
	CANField node = { nodeFIELD, canFIELD, number, 0 };

	node.iNameOffset = can_literal(can, name, strlen(name) + 1);
	return can_node(can, &node, sizeof node);
}

static inline uint16_t
can_const(struct can *can, uint16_t type, const void *data, size_t size)
{
	CANConst node = { nodeCONST, canCONST, type, (uint16_t)size, 0 };

	node.iOffset = can_literal(can, data, size);
	return can_node(can, &node, sizeof node);
}

static inline uint16_t
can_text(struct can *can, const char *text)
{
	return can_const(can, fldZSTRING, text, strlen(text) + 1);
}

static inline uint16_t
can_number(struct can *can, double number)
{
	return can_const(can, fldFLOAT, &number, sizeof number);
}

/* The block, in the struct. */
static inline CANExpr *
can_finish(struct can *can)
{
	CANExpr head = { CANEXPRVERSION, 0, 1, sizeof head, 0 };

	head.iLiteralStart = (uint16_t)(sizeof head + can->node_size);
	head.iTotalSize = (uint16_t)(head.iLiteralStart + can->literal_size);
	memcpy(can->block, &head, sizeof head);
	memcpy(can->block + sizeof head, can->nodes, can->node_size);
	memcpy(can->block + head.iLiteralStart, can->literals,
	    can->literal_size);
	return (CANExpr *)(void *)can->block;
}

/* field OP constant, the usual thing. */
static inline CANExpr *
can_simple(struct can *can, int op, const char *field, uint16_t type,
    const void *data, size_t size)
{
	uint16_t root, a, b;

	can_start(can);
	root = can_binary(can, op);
	a = can_field(can, 0, field);
	b = can_const(can, type, data, size);
	can_join(can, root, a, b);
	return can_finish(can);
}

#endif
