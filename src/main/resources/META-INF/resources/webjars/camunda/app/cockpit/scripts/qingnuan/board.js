/*
 * The supervisors' board inside Cockpit: on the dashboard, as badges on the diagrams of a plan's models, and as a case's
 * deadlines on its page. Loaded as a custom script (see scripts/config.js); what it exports, Cockpit takes for plugins.
 */
import { ask, deadlines, h, mount, params, root, styled } from '../../../../../js/board.js';

/** The engine's own calls; the address that Cockpit hands to plugins of a diagram is wrong. */
const base = document.querySelector('base');
const engine = `${base.getAttribute('engine-api')}engine/${window.location.pathname.match(/cockpit\/([^/]+)/)[1]}`;

async function engineSays(path) {
  const answer = await fetch(`${engine}/${path}`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Columns that a diagram shows, in the order of their weight. */
const MARKED = ['LATE', 'DUE_SOON'];

/** The plan that a model's key begins with, none for models that all plans share. */
const planOf = (key) => (key.includes('.') ? key.split('.')[0] : null);

async function badges(viewer, { processDefinitionId }) {
  const { key } = await engineSays(`process-definition/${processDefinitionId}`);
  const plan = planOf(key);
  if (!plan) return;
  styled();
  const board = await ask(`/${plan}`);
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  board.gates
    .filter(({ frame }) => registry.get(`subProcess_${frame}`))
    .forEach((gate) => {
      const marks = MARKED.map((id) => ({
        label: board.columns.find((column) => column.id === id).label,
        id,
        count: board.bodies.reduce((all, { cells }) => all + ((cells[gate.frame] || { counts: {} }).counts[id] || 0), 0)
      })).filter(({ count }) => count > 0);
      if (marks.length === 0) return;
      const html = h(
        'div',
        { class: 'qnb-badge' },
        marks.map(({ id, label, count }) =>
          h(
            'a',
            {
              class: `qnb-${id}`,
              href: new URL(`board?${params({ plan, frame: gate.frame, column: id })}`, root).href,
              target: '_blank',
              title: `${gate.name}（${gate.due}）${label}：${count}，点击查看各村`
            },
            `${label} ${count}`
          )
        )
      );
      overlays.add(`subProcess_${gate.frame}`, { position: { top: -14, left: 14 }, scale: { min: 0.9 }, html });
    });
}

async function ofInstance(node, { processInstanceId }) {
  const { businessKey } = await engineSays(`process-instance/${processInstanceId}`);
  await deadlines(node, businessKey);
}

export default [
  {
    id: 'qingnuan.board',
    pluginPoint: 'cockpit.dashboard',
    priority: 100,
    render: (node) => {
      mount(node);
    }
  },
  {
    id: 'qingnuan.badges',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    render: (viewer, properties) => {
      badges(viewer, properties).catch((error) => console.error(error));
    }
  },
  {
    id: 'qingnuan.deadlines',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 30,
    properties: { label: '期限' },
    render: (node, properties) => {
      ofInstance(node, properties).catch((error) => console.error(error));
    }
  }
];
