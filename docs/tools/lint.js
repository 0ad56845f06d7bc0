'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { BpmnModdle } = require('bpmn-moddle');
const { is } = require('bpmnlint-utils');
const Linter = require('bpmnlint/lib/linter');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');
const { modelFiles, nameOf } = require('./models');

/** Lints the models named as arguments, or every model under bpmn/; fails on errors, and when there is none to lint. */
async function main() {
  const files = modelFiles(process.argv.slice(2), '.bpmn');
  const config = JSON.parse(fs.readFileSync(path.join(__dirname, '.bpmnlintrc'), 'utf8'));
  const counts = { error: 0, warn: 0 };
  for (const file of files) {
    const findings = await lint(fs.readFileSync(file, 'utf8'), config);
    if (findings.length) console.log(`\n${nameOf(file)}`);
    for (const { category, id, rule, message } of findings) {
      console.log(`  ${category.padEnd(5)}  ${id || ''}  ${message}  [${rule}]`);
      counts[category === 'warn' || category === 'info' ? 'warn' : 'error'] += 1;
    }
  }
  console.log(`\n${files.length} models, ${counts.error} errors, ${counts.warn} warnings`);
  process.exitCode = counts.error > 0 || files.length === 0 ? 1 : 0;
}

/** All findings on one model's text; a file that cannot be read or resolved is judged no further. */
async function lint(xml, config) {
  const moddle = new BpmnModdle({ camunda });
  let read;
  try {
    read = await moddle.fromXML(xml);
  } catch (failure) {
    return [{ category: 'error', rule: 'readable', message: failure.message }];
  }
  const unresolved = read.warnings.map(({ message, element }) => ({
    category: 'error',
    rule: 'readable',
    id: element?.id,
    message,
  }));
  if (unresolved.length) return unresolved;
  linkFlows(read.rootElement);
  const linter = new Linter({ config, resolver: new NodeResolver({ require }) });
  const results = await linter.lint(read.rootElement);
  return Object.entries(results).flatMap(([rule, found]) => found.map((report) => ({ ...report, rule })));
}

/** Tells each node its flows, which a hand-written file need not repeat beside the flows themselves. */
function linkFlows(container) {
  const elements = container.rootElements || container.flowElements || [];
  const flows = elements.filter((element) => is(element, 'bpmn:SequenceFlow'));
  elements
    .filter((element) => is(element, 'bpmn:FlowNode'))
    .forEach((node) => {
      node.set('incoming', flows.filter((flow) => flow.targetRef === node));
      node.set('outgoing', flows.filter((flow) => flow.sourceRef === node));
    });
  elements.forEach(linkFlows);
}

module.exports = { lint };

if (require.main === module) {
  main();
}
