'use strict';

/** Plane geometry of a drawn model: boxes, flow segments and where they meet. */

const touchAllowance = 1;

function right(box) {
  return box.x + box.width;
}

function bottom(box) {
  return box.y + box.height;
}

function center(box) {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function shrink(box, by) {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}

function overlap(one, other, allowance = touchAllowance) {
  return (
    one.x + allowance < right(other) &&
    other.x + allowance < right(one) &&
    one.y + allowance < bottom(other) &&
    other.y + allowance < bottom(one)
  );
}

function contains(outer, inner) {
  return (
    inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer)
  );
}

function segments(waypoints) {
  return waypoints.slice(1).map((end, i) => ({ start: waypoints[i], end }));
}

/** Whether the segment has a point inside the box (Liang and Barsky's clipping). */
function entersBox({ start, end }, box) {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, start.x - box.x],
    [dx, right(box) - start.x],
    [-dy, start.y - box.y],
    [dy, bottom(box) - start.y],
  ]) {
    if (step === 0) {
      if (room <= 0) return false;
    } else if (step < 0) {
      enter = Math.max(enter, room / step);
    } else {
      leave = Math.min(leave, room / step);
    }
  }
  return enter < leave;
}

function side(a, b, p) {
  return Math.sign((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x));
}

function withinBounds(a, b, p) {
  return (
    Math.min(a.x, b.x) <= p.x && p.x <= Math.max(a.x, b.x) && Math.min(a.y, b.y) <= p.y && p.y <= Math.max(a.y, b.y)
  );
}

/** How two segments meet: 'apart', 'touch' (an end on the other, or one upon the other) or 'cross'. */
function meeting(one, other) {
  const a = side(one.start, one.end, other.start);
  const b = side(one.start, one.end, other.end);
  const c = side(other.start, other.end, one.start);
  const d = side(other.start, other.end, one.end);
  if (a * b < 0 && c * d < 0) return 'cross';
  const touches =
    (a === 0 && withinBounds(one.start, one.end, other.start)) ||
    (b === 0 && withinBounds(one.start, one.end, other.end)) ||
    (c === 0 && withinBounds(other.start, other.end, one.start)) ||
    (d === 0 && withinBounds(other.start, other.end, one.end));
  return touches ? 'touch' : 'apart';
}

module.exports = { bottom, center, contains, entersBox, meeting, overlap, right, segments, shrink };
