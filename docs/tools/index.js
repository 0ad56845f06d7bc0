'use strict';

const ERRORS = [
  'id-form',
  'joins-at-gateways',
  'label-required',
  'labels-free',
  'left-to-right',
  'flows-docked',
  'no-crossing-flows',
  'no-flow-through-shape',
  'no-implicit-end',
  'no-overlapping-shapes',
];

const own = Object.fromEntries(ERRORS.map((rule) => [rule, 'error']));

module.exports = {
  rules: Object.fromEntries([...ERRORS, 'process-size'].map((rule) => [rule, `./rules/${rule}.js`])),
  configs: {
    recommended: {
      rules: {
        ...own,
        'process-size': ['error', { most: 28 }],
        'camunda-compat/history-time-to-live': 'error',
        'bpmnlint/superfluous-gateway': 'error',
        // Replaced by our rule of the same name, or by a stricter one.
        'bpmnlint/fake-join': 'off',
        'bpmnlint/label-required': 'off',
        'bpmnlint/no-implicit-end': 'off',
        'bpmnlint/no-overlapping-elements': 'off',
      },
    },
  },
};
