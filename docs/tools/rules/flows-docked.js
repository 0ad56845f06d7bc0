'use strict';

const { is } = require('bpmnlint-utils');
const { onDrawing } = require('../drawing');
const { center } = require('../geometry');

const tolerance = 2;

/** A flow starts on the border of its source and ends on the border of its target, not near it. */
module.exports = () => ({
  check: onDrawing(({ shapes, flows }, reporter) => {
    const shapeOf = (element) => shapes.find((shape) => shape.element === element);
    for (const { id, source, target, waypoints } of flows) {
      if (isAway(shapeOf(source), waypoints[0])) reporter.report(id, `Flow does not start at ${source.id}`);
      if (isAway(shapeOf(target), waypoints.at(-1))) reporter.report(id, `Flow does not end at ${target.id}`);
    }
  }),
});

function isAway(shape, point) {
  return shape && distanceToBorder(shape, point) > tolerance;
}

function distanceToBorder({ element, box }, point) {
  const dx = Math.abs(point.x - center(box).x);
  const dy = Math.abs(point.y - center(box).y);
  if (is(element, 'bpmn:Event')) return Math.abs(Math.hypot(dx, dy) - box.width / 2);
  if (is(element, 'bpmn:Gateway')) return Math.abs(dx + dy - box.width / 2) / Math.SQRT2;
  const [outX, outY] = [dx - box.width / 2, dy - box.height / 2];
  return outX > 0 || outY > 0 ? Math.hypot(Math.max(outX, 0), Math.max(outY, 0)) : Math.min(-outX, -outY);
}
