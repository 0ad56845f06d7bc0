'use strict';

const { is } = require('bpmnlint-utils');
const { onDrawing } = require('../drawing');
const { center } = require('../geometry');

const rowTolerance = 5;

/** On the row of the start event every step forward goes to the right; only a loop may go back. */
module.exports = () => ({
  check: onDrawing(({ shapes, flows }, reporter) => {
    const places = new Map(shapes.map(({ element, box }) => [element, center(box)]));
    for (const { element: start } of shapes.filter(({ element }) => is(element, 'bpmn:StartEvent'))) {
      const loops = loopsFrom(start);
      const row = places.get(start).y;
      const onRow = (node) => places.has(node) && Math.abs(places.get(node).y - row) <= rowTolerance;
      flows
        .filter(({ element }) => element.$parent === start.$parent && !loops.has(element))
        .filter(({ source, target }) => onRow(source) && onRow(target))
        .filter(({ source, target }) => places.get(target).x <= places.get(source).x)
        .forEach(({ id, target }) => reporter.report(id, `Flow goes back to ${target.id} on the main row`));
    }
  }),
});

/** The flows that lead back to a node they came from. */
function loopsFrom(start) {
  const loops = new Set();
  const done = new Set();
  const walk = (node, path) => {
    done.add(node);
    for (const flow of node.outgoing || []) {
      if (flow.targetRef === node || path.includes(flow.targetRef)) loops.add(flow);
      else if (!done.has(flow.targetRef)) walk(flow.targetRef, [...path, node]);
    }
  };
  walk(start, []);
  return loops;
}
