'use strict';

const { is } = require('bpmnlint-utils');
const standard = require('bpmnlint/rules/label-required')();

/** Every element is named, except the plain start and end inside a frame, whose name says it all. */
module.exports = () => ({
  ...standard,
  check(element, reporter) {
    if (!isPlainEventOfFrame(element)) standard.check(element, reporter);
  },
});

function isPlainEventOfFrame(element) {
  const plain = !(element.eventDefinitions || []).length;
  const edge = is(element, 'bpmn:StartEvent') || is(element, 'bpmn:EndEvent');
  return edge && plain && is(element.$parent, 'bpmn:SubProcess');
}
