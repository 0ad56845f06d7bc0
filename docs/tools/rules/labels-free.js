'use strict';

const { is } = require('bpmnlint-utils');
const { framesAround, onDrawing } = require('../drawing');
const { bottom, contains, entersBox, overlap, right, segments, shrink } = require('../geometry');

/** A label can be read: no shape, flow or other label on it, and nothing where Cockpit puts its link icon. */
module.exports = () => ({
  check: onDrawing(({ shapes, flows, labels, unplaced }, reporter) => {
    unplaced.forEach(({ id }) => reporter.report(id, 'Label has no place in the diagram'));
    const linkIcons = shapes.filter(({ element }) => is(element, 'bpmn:CallActivity')).map(linkIcon);
    labels.forEach((label, i) => {
      const report = (message) => reporter.report(label.id, `Label ${message}`);
      const text = shrink(label.box, 1);
      shapes.filter((shape) => covers(shape, label)).forEach(({ id }) => report(`overlaps ${id}`));
      labels
        .slice(i + 1)
        .filter((other) => overlap(label.box, other.box))
        .forEach(({ id }) => report(`overlaps the label of ${id}`));
      flows
        .filter(({ waypoints }) => segments(waypoints).some((segment) => entersBox(segment, text)))
        .forEach(({ id }) => report(`lies on ${id}`));
      linkIcons
        .filter(({ box }) => overlap(label.box, box))
        .forEach(({ id }) => report(`stands where Cockpit puts the link of ${id}`));
    });
  }),
});

function covers({ element, box }, label) {
  if (!overlap(box, label.box)) return false;
  const around = element === label.element || framesAround(label.element).includes(element);
  return !(around && is(element, 'bpmn:SubProcess') && contains(box, label.box));
}

function linkIcon({ id, box }) {
  return { id, box: { x: right(box) - 18, y: bottom(box) - 4, width: 28, height: 34 } };
}
