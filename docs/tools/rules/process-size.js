'use strict';

const { is } = require('bpmnlint-utils');

/** What stands below every dated frame; the eye takes it in with the frame's date. */
const LATENESS = /^(serviceTask_recordOverdue|receiveTask_overdue)\w+|^event_\w+(CaughtUp|OverdueEnded)$/;

/** A process that no longer fits the eye gives a part to a call activity. */
module.exports = ({ most = 28 } = {}) => ({
  check(element, reporter) {
    if (!is(element, 'bpmn:Process')) return;
    const nodes = countNodes(element);
    if (nodes > most) reporter.report(element.id, `Process has ${nodes} flow nodes, more than ${most}`);
  },
});

function countNodes(container) {
  return (container.flowElements || [])
    .filter((element) => is(element, 'bpmn:FlowNode') && !LATENESS.test(element.id))
    .reduce((sum, node) => sum + 1 + countNodes(node), 0);
}
