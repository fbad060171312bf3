/* A box is a rectangle on a page, in points, origin top left, y grows downward. */
#pragma once

#include <glib.h>

typedef struct {
  double x0, y0, x1, y1;
} Box;

/* A place is a box on a page; pages count from 0 in memory, from 1 on paper and in every output. */
typedef struct {
  guint page;
  Box box;
} Place;

/* The box that no ink has touched yet: growing it by a box gives that box. */
#define BOX_EMPTY ((Box){G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE})

static inline gboolean
box_is_empty(Box box) {
  return box.x1 < box.x0 || box.y1 < box.y0;
}

static inline double
box_width(Box box) {
  return box.x1 - box.x0;
}

static inline double
box_height(Box box) {
  return box.y1 - box.y0;
}

/* The smallest box round both. */
static inline Box
box_union(Box a, Box b) {
  return (Box){MIN(a.x0, b.x0), MIN(a.y0, b.y0), MAX(a.x1, b.x1), MAX(a.y1, b.y1)};
}

/* The lengths, in points, that two boxes share on each axis; negative is the gap between them. */
static inline double
box_overlap_x(Box a, Box b) {
  return MIN(a.x1, b.x1) - MAX(a.x0, b.x0);
}

static inline double
box_overlap_y(Box a, Box b) {
  return MIN(a.y1, b.y1) - MAX(a.y0, b.y0);
}
