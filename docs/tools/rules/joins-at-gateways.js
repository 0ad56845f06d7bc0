'use strict';

const { is, isAny } = require('bpmnlint-utils');

/** Ways meet in a gateway; only a loop may come straight back to the step that is done again. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, ['bpmn:Activity', 'bpmn:Event'])) return;
    const forward = (node.incoming || []).filter((flow) => is(flow, 'bpmn:SequenceFlow') && !comesBack(flow));
    if (forward.length > 1) reporter.report(node.id, 'Several ways meet without a gateway');
  },
});

/** Whether the flow's source is reached from its target. */
function comesBack({ sourceRef, targetRef }) {
  const seen = new Set();
  const ahead = [targetRef];
  while (ahead.length) {
    const node = ahead.pop();
    if (node === sourceRef) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    ahead.push(...(node.outgoing || []).map((flow) => flow.targetRef));
  }
  return false;
}
