'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { lint } = require('../lint');
const { model } = require('./model');

const config = JSON.parse(fs.readFileSync(path.join(__dirname, '../.bpmnlintrc'), 'utf8'));

/** The ids which one rule finds fault with. */
async function found(rule, xml) {
  const findings = await lint(xml, config);
  return findings.filter((finding) => finding.rule === rule).map(({ id }) => id);
}

/** One rule, a model it accepts, a model it refuses and the ids it names. */
function rule(name, sentence, { good, bad, names }) {
  test(`${name}: ${sentence}`, async () => {
    assert.deepEqual(await found(name, good), []);
    assert.deepEqual(await found(name, bad), names);
  });
}

const start = { type: 'startEvent', name: '已登记', label: [73, 165] };
const end = { type: 'endEvent', name: '已完成', label: [423, 165] };
const task = { name: '登记摸底结果' };

const whole = model(
  { event_registered: [100, 122, start], userTask_recordSurvey: [220, 100, task], event_surveyed: [400, 122, end] },
  {
    flow_toSurvey: ['event_registered', 'userTask_recordSurvey', [136, 140], [220, 140]],
    flow_toEnd: ['userTask_recordSurvey', 'event_surveyed', [320, 140], [400, 140]],
  },
);

test('a sound model passes every rule', async () => {
  assert.deepEqual(await lint(whole, config), []);
});

test('a file that is no model is refused', async () => {
  const findings = await lint('<nothing/>', {});
  assert.equal(findings.length, 1);
  assert.equal(findings[0].rule, 'readable');
});

rule('readable', 'every reference leads somewhere', {
  good: whole,
  bad: whole.replace('targetRef="event_surveyed"', 'targetRef="event_gone"'),
  names: ['flow_toEnd'],
});

rule('qingnuan/joins-at-gateways', 'ways meet in a gateway, but a loop comes straight back', {
  good: model(
    { event_registered: [100, 122, start], userTask_recordSurvey: [220, 100, task], userTask_reviewSurvey: [400, 100, task] },
    {
      flow_toSurvey: ['event_registered', 'userTask_recordSurvey', [136, 140], [220, 140]],
      flow_toReview: ['userTask_recordSurvey', 'userTask_reviewSurvey', [320, 140], [400, 140]],
      flow_back: ['userTask_reviewSurvey', 'userTask_recordSurvey', [450, 180], [450, 220], [270, 220], [270, 180]],
    },
  ),
  bad: model(
    { event_registered: [100, 122, start], event_other: [100, 222, start], userTask_recordSurvey: [220, 100, task] },
    {
      flow_toSurvey: ['event_registered', 'userTask_recordSurvey', [136, 140], [220, 140]],
      flow_other: ['event_other', 'userTask_recordSurvey', [136, 240], [270, 240], [270, 180]],
    },
  ),
  names: ['userTask_recordSurvey'],
});

rule('no-bpmndi', 'every element is drawn', {
  good: whole,
  bad: model({ userTask_recordSurvey: [100, 100, { ...task, undrawn: true }] }),
  names: ['userTask_recordSurvey'],
});

rule('camunda-compat/history-time-to-live', 'every process says how long its history is kept', {
  good: whole,
  bad: whole.replace('camunda:historyTimeToLive="P3650D"', ''),
  names: ['tiny'],
});

rule('no-gateway-join-fork', 'a gateway splits or joins, not both', {
  good: whole,
  bad: model(
    {
      userTask_a: [100, 100],
      userTask_b: [100, 230],
      gateway_both: [250, 115],
      userTask_c: [350, 100],
      userTask_d: [350, 230],
    },
    {
      flow_a: ['userTask_a', 'gateway_both', [200, 140], [250, 140]],
      flow_b: ['userTask_b', 'gateway_both', [200, 270], [260, 270], [260, 150]],
      flow_c: ['gateway_both', 'userTask_c', [300, 140], [350, 140]],
      flow_d: ['gateway_both', 'userTask_d', [290, 150], [290, 270], [350, 270]],
    },
  ),
  names: ['gateway_both'],
});

rule('qingnuan/id-form', 'an id says type and meaning', {
  good: model(
    {
      event_registered: [100, 122, start],
      callActivity_survey: [200, 100],
      gateway_complete: [350, 115],
      subProcess_works: [450, 40, { width: 300, height: 200 }],
      userTask_record2nd: [500, 100, { in: 'subProcess_works' }],
    },
    { flow_yes: ['gateway_complete', 'subProcess_works', [400, 140], [450, 140]] },
  ),
  bad: model(
    {
      Event_0abc123: [100, 122, { type: 'startEvent' }],
      survey: [200, 100, { type: 'callActivity' }],
      userTask_Record: [350, 100],
      task_record: [500, 100, { type: 'serviceTask' }],
    },
    { Flow_1: ['survey', 'userTask_Record', [300, 140], [350, 140]] },
  ),
  names: ['Event_0abc123', 'survey', 'userTask_Record', 'task_record', 'Flow_1'],
});

rule('qingnuan/label-required', 'all is named but the plain start and end of a frame', {
  good: model({
    subProcess_works: [100, 40, { name: '建成', width: 400, height: 200 }],
    event_worksBegun: [120, 122, { type: 'startEvent', in: 'subProcess_works' }],
    event_worksDone: [400, 122, { type: 'endEvent', in: 'subProcess_works' }],
  }),
  bad: model({ event_begun: [100, 122, { type: 'startEvent' }], userTask_record: [200, 100] }),
  names: ['event_begun', 'userTask_record'],
});

const chased = (attributes, flows) =>
  model(
    {
      receiveTask_supervise: [100, 100, { name: '逾期督办' }],
      event_caughtUp: [182, 122, { host: 'receiveTask_supervise', attributes }],
      event_lateEnded: [300, 122, { type: 'endEvent' }],
    },
    flows,
  );
const toEnd = { flow_caughtUp: ['event_caughtUp', 'event_lateEnded', [218, 140], [300, 140]] };

rule('qingnuan/no-implicit-end', 'a waiting task may be left by its interrupting boundary event alone', {
  good: chased('cancelActivity="true"', toEnd),
  bad: chased('cancelActivity="false"', toEnd),
  names: ['receiveTask_supervise'],
});

test('qingnuan/no-implicit-end: the interrupting event itself still has to lead somewhere', async () => {
  assert.deepEqual(await found('qingnuan/no-implicit-end', chased('')), ['event_caughtUp']);
});

const tasks = (count) =>
  model(Object.fromEntries(Array.from({ length: count }, (_, i) => [`userTask_t${i}`, [i * 150, 100]])));

rule('qingnuan/process-size', 'a process has at most 28 flow nodes', {
  good: tasks(28),
  bad: tasks(29),
  names: ['tiny'],
});

const square = { userTask_a: [0, 0], userTask_b: [300, 0], userTask_c: [0, 200], userTask_d: [300, 200] };

rule('qingnuan/no-crossing-flows', 'flows do not cross, but may join at a common target', {
  good: model(
    { userTask_a: [0, 0], userTask_b: [0, 200], userTask_c: [300, 0] },
    {
      flow_a: ['userTask_a', 'userTask_c', [100, 40], [300, 40]],
      flow_b: ['userTask_b', 'userTask_c', [100, 240], [250, 240], [250, 40], [300, 40]],
    },
  ),
  bad: model(square, {
    flow_down: ['userTask_a', 'userTask_d', [100, 40], [200, 40], [200, 240], [300, 240]],
    flow_up: ['userTask_c', 'userTask_b', [100, 220], [150, 220], [150, 100], [250, 100], [250, 40], [300, 40]],
  }),
  names: ['flow_down'],
});

test('qingnuan/no-crossing-flows: strangers do not share a stretch of line', async () => {
  const bad = model(square, {
    flow_down: ['userTask_a', 'userTask_d', [100, 40], [200, 40], [200, 240], [300, 240]],
    flow_up: ['userTask_c', 'userTask_b', [100, 220], [200, 220], [200, 60], [300, 60]],
  });
  assert.deepEqual(await found('qingnuan/no-crossing-flows', bad), ['flow_down']);
});

const row = { userTask_a: [0, 0], userTask_b: [150, 0], userTask_c: [300, 0] };

rule('qingnuan/no-flow-through-shape', 'a flow goes around the shapes between its ends', {
  good: model(row, { flow_ac: ['userTask_a', 'userTask_c', [50, 80], [50, 120], [350, 120], [350, 80]] }),
  bad: model(row, { flow_ac: ['userTask_a', 'userTask_c', [100, 40], [300, 40]] }),
  names: ['flow_ac'],
});

test('qingnuan/no-flow-through-shape: a flow stays in its frame and off the inside of its own ends', async () => {
  const frame = { name: '建成', width: 400, height: 160 };
  const inside = { in: 'subProcess_works' };
  const nodes = { subProcess_works: [0, 0, frame], userTask_a: [20, 40, inside], userTask_b: [250, 40, inside] };
  const along = (...points) => model(nodes, { flow_ab: ['userTask_a', 'userTask_b', ...points, inside] });
  const faults = (xml) => found('qingnuan/no-flow-through-shape', xml);

  assert.deepEqual(await faults(along([120, 80], [250, 80])), []);
  assert.deepEqual(await faults(along([70, 120], [70, 200], [300, 200], [300, 120])), ['flow_ab']);
  assert.deepEqual(await faults(along([20, 80], [250, 80])), ['flow_ab']);
});

rule('qingnuan/flows-docked', 'a flow touches both its ends', {
  good: whole,
  bad: model(row, { flow_ab: ['userTask_a', 'userTask_b', [104, 40], [150, 40]] }),
  names: ['flow_ab'],
});

test('qingnuan/flows-docked: round and pointed shapes are touched on their outline', async () => {
  const bad = model(
    { event_begun: [0, 7, { type: 'startEvent' }], gateway_ready: [100, 0], userTask_a: [250, -15] },
    {
      flow_a: ['event_begun', 'gateway_ready', [36, 38], [100, 25]],
      flow_b: ['gateway_ready', 'userTask_a', [150, 5], [250, 5]],
    },
  );
  assert.deepEqual(await found('qingnuan/flows-docked', bad), ['flow_a', 'flow_b']);
});

const works = { name: '建成', width: 400, height: 160 };

rule('qingnuan/no-overlapping-shapes', 'shapes stand apart, frames hold theirs wholly', {
  good: model({
    subProcess_works: [0, 0, works],
    userTask_a: [50, 40, { in: 'subProcess_works' }],
    event_late: [100, 142, { host: 'subProcess_works' }],
  }),
  bad: model({
    subProcess_works: [0, 0, works],
    userTask_a: [350, 40, { in: 'subProcess_works' }],
    userTask_b: [430, 100],
    event_late: [380, 100, { host: 'subProcess_works' }],
  }),
  names: ['userTask_a', 'userTask_a', 'userTask_a'],
});

const backwards = { event_begun: [300, 22, { type: 'startEvent' }], userTask_a: [100, 0], userTask_b: [400, 0] };

rule('qingnuan/left-to-right', 'the main row reads from left to right, loops excepted', {
  good: model(
    { event_begun: [0, 22, { type: 'startEvent' }], userTask_a: [100, 0], userTask_b: [250, 0] },
    {
      flow_a: ['event_begun', 'userTask_a', [36, 40], [100, 40]],
      flow_b: ['userTask_a', 'userTask_b', [200, 40], [250, 40]],
      flow_again: ['userTask_b', 'userTask_a', [300, 80], [300, 120], [150, 120], [150, 80]],
    },
  ),
  bad: model(backwards, {
    flow_a: ['event_begun', 'userTask_a', [300, 40], [200, 40]],
    flow_b: ['userTask_a', 'userTask_b', [150, 80], [150, 120], [450, 120], [450, 80]],
  }),
  names: ['flow_a'],
});

const calling = (x, y) =>
  model({ callActivity_survey: [0, 0], event_late: [200, 22, { type: 'endEvent', name: '逾期', label: [x, y] }] });

rule('qingnuan/labels-free', 'a label covers nothing', {
  good: calling(173, 65),
  bad: calling(20, 30),
  names: ['event_late'],
});

test('qingnuan/labels-free: not other labels, not flows, not the link icon of Cockpit, and never nowhere', async () => {
  const faults = (xml) => found('qingnuan/labels-free', xml);
  const events = (more) =>
    model({
      event_a: [0, 0, { type: 'startEvent', name: '村已登记', label: [-27, 43] }],
      event_b: [60, 0, { type: 'endEvent', name: '移交管护', ...more }],
    });

  assert.deepEqual(await faults(events({ label: [33, 43] })), []);
  assert.deepEqual(await faults(events({ label: [-5, 43] })), ['event_a']);
  assert.deepEqual(await faults(events({})), ['event_b']);
  assert.deepEqual(await faults(calling(60, 84)), ['event_late']);
  assert.deepEqual(
    await faults(model(row, { flow_ab: ['userTask_a', 'userTask_b', [100, 40], [150, 40], { name: '是', label: [80, 33] }] })),
    ['flow_ab'],
  );
});

test('qingnuan/labels-free: the name of a frame is not covered by what it holds', async () => {
  const frame = (y) => model({ subProcess_works: [0, 0, works], userTask_a: [150, y, { in: 'subProcess_works' }] });

  assert.deepEqual(await found('qingnuan/labels-free', frame(40)), []);
  assert.deepEqual(await found('qingnuan/labels-free', frame(5)), ['subProcess_works']);
});
