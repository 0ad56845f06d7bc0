'use strict';

const { is } = require('bpmnlint-utils');
const standard = require('bpmnlint/rules/no-implicit-end')();

/** Every path ends in an end event; an activity may be left by an interrupting boundary event alone (逾期督办). */
module.exports = () => ({
  ...standard,
  check(element, reporter) {
    if (!isLeftByBoundaryEvent(element)) standard.check(element, reporter);
  },
});

function isLeftByBoundaryEvent(element) {
  return (
    is(element, 'bpmn:ReceiveTask') &&
    (element.$parent.flowElements || []).some(
      (other) => is(other, 'bpmn:BoundaryEvent') && other.attachedToRef === element && other.cancelActivity,
    )
  );
}
