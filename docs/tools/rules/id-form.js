'use strict';

const { is } = require('bpmnlint-utils');

const FORMS = [
  ['bpmn:SequenceFlow', 'flow'],
  ['bpmn:Gateway', 'gateway'],
  ['bpmn:Event', 'event'],
  ['bpmn:UserTask', 'userTask'],
  ['bpmn:ServiceTask', 'serviceTask'],
  ['bpmn:ReceiveTask', 'receiveTask'],
  ['bpmn:SendTask', 'sendTask'],
  ['bpmn:BusinessRuleTask', 'businessRuleTask'],
  ['bpmn:ScriptTask', 'scriptTask'],
  ['bpmn:ManualTask', 'manualTask'],
  ['bpmn:Task', 'task'],
  ['bpmn:CallActivity', 'callActivity'],
  ['bpmn:SubProcess', 'subProcess'],
];

/** An id says what the element is and does: `userTask_recordSurvey`, `event_late`, `gateway_complete`, `flow_yes`. */
module.exports = () => ({
  check(element, reporter) {
    const prefix = FORMS.find(([type]) => is(element, type))?.[1];
    if (prefix && !new RegExp(`^${prefix}_[a-z][a-zA-Z0-9]*$`).test(element.id)) {
      reporter.report(element.id, `Id is not of the form ${prefix}_camelCase`);
    }
  },
});
