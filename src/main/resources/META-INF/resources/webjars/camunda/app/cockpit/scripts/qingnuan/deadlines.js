/*
 * A Cockpit plugin: on the diagram of a plan's model the dated timers can be clicked, their dates changed and the change
 * proposed; whoever may only read sees which versions run. Loaded as a custom script (see config.js); the bundle takes a
 * script's default export for plugins. Dates are checked and counted by the server alone (/api/plans/{plan}/deadlines).
 */

const base = document.querySelector('base');
const appRoot = (base && base.getAttribute('app-root')) || '/camunda';
const contextPath = appRoot.replace(/\/camunda\/?$/, '');

/** Above the viewer's own listeners, which would select the timer. */
const FIRST = 2000;

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (value === null || value === undefined || value === false) return;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  });
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function loadStyles() {
  if (document.querySelector('link[data-qnd]')) return;
  document.head.append(
    h('link', { rel: 'stylesheet', href: `${appRoot}/app/cockpit/scripts/qingnuan/deadlines.css`, 'data-qnd': true })
  );
}

/** 2021-08-30 → 8月30日前, with the year where it is not the plan's. */
function label(day, year) {
  const [y, m, d] = day.split('-').map(Number);
  return `${y === year ? '' : `${y}年`}${m}月${d}日前`;
}

class Server {
  constructor(plan) {
    this.root = `${contextPath}/api/plans/${encodeURIComponent(plan)}/deadlines`;
  }

  /** The plan's dates, null for whoever may not see them. */
  async overview() {
    const answer = await fetch(this.root, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (!answer.ok) return null;
    const overview = await answer.json();
    this.csrf = overview.csrf;
    return overview;
  }

  /** What the server says, as {ok, message, findings, …}; never throws. */
  async post(path, days) {
    try {
      const answer = await fetch(`${this.root}/${path}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', [this.csrf.header]: this.csrf.token },
        body: JSON.stringify({ days })
      });
      const isJson = (answer.headers.get('content-type') || '').includes('json');
      const content = isJson ? await answer.json() : {};
      const message = answer.ok ? null : content.message || '登录已过期或没有权限，请刷新页面后再试。';
      return { findings: [], ...content, ok: answer.ok, message };
    } catch (unreachable) {
      return { ok: false, message: '网络不通，请稍后再试。', findings: [] };
    }
  }
}

class Dialog {
  constructor(title, small) {
    this.body = h('div', {});
    this.element = h('dialog', { class: `qnd-dialog${small ? ' qnd-small' : ''}`, 'aria-label': title }, h('h3', {}, title), this.body);
    this.element.addEventListener('close', () => this.element.remove());
    document.body.append(this.element);
    this.element.showModal();
  }

  show(...content) {
    this.body.replaceChildren(...content.flat(Infinity).filter(Boolean));
  }

  close() {
    this.element.close();
  }
}

const button = (text, onClick, strong) => h('button', { type: 'button', class: strong && 'qnd-strong', click: onClick }, text);

const problem = (message, findings) =>
  h('div', { class: 'qnd-problem', role: 'alert' }, message, h('ul', {}, findings.map((finding) => h('li', {}, finding))));

const COLUMNS = [
  ['notDue', '未到期'],
  ['becomeOverdue', '将逾期'],
  ['stayOverdue', '仍逾期'],
  ['ceaseOverdue', '解除逾期'],
  ['finished', '已完成']
];

function effect(gate) {
  const row = (counts, total) =>
    h('tr', { class: total && 'qnd-total' }, h('td', {}, counts.body), COLUMNS.map(([key]) => h('td', {}, String(counts[key]))));
  return h(
    'table',
    {},
    h('caption', {}, h('b', {}, gate.name), ` ${gate.dates} `, h('span', { class: 'qnd-soft' }, gate.moved)),
    h('thead', {}, h('tr', {}, h('th', {}, '责任单位'), COLUMNS.map(([, name]) => h('th', {}, name)))),
    h('tbody', {}, row(gate.total, true), gate.bodies.map((body) => row(body, false)))
  );
}

/** The days chosen so far, by definition: Cockpit may draw the same diagram anew at any moment. */
const chosen = new Map();

/** The promise of the diagram that is on the screen, null when none is. */
let shown = null;

const redraw = () => shown && shown.then((diagram) => diagram && diagram.draw());

/** The dates on one shown diagram. */
class Diagram {
  constructor(viewer, server, overview, definition) {
    this.viewer = viewer;
    this.server = server;
    this.overview = overview;
    this.model = definition.key.slice(definition.key.indexOf('.') + 1);
    const versions = overview.versions.filter((version) => version.model === this.model);
    this.versions = versions;
    this.differences = overview.differences.filter(({ file }) => file.endsWith(`/${this.model}.bpmn`));
    this.latest = versions.some((version) => version.latest && version.version === definition.version);
    this.gates = overview.gates.filter((gate) => gate.model === this.model && viewer.get('elementRegistry').get(gate.event));
    if (!chosen.has(definition.id)) chosen.set(definition.id, {});
    this.days = chosen.get(definition.id);
    this.overlays = [];
    this.canvas = viewer.get('canvas');
  }

  show() {
    this.panel = h('div', { class: 'qnd-panel', role: 'region', 'aria-label': '期限调整' });
    this.canvas.getContainer().append(this.panel);
    if (this.adjustable()) {
      this.gates.forEach((gate) => this.canvas.addMarker(gate.event, 'qnd-timer'));
      this.clicked = (event) => {
        const gate = this.gates.find((one) => one.event === event.element.id.replace(/_label$/, ''));
        if (!gate) return undefined;
        event.preventDefault();
        event.stopPropagation();
        this.pick(gate);
        return false;
      };
      this.viewer.get('eventBus').on('element.click', FIRST, this.clicked);
    }
    this.draw();
  }

  adjustable() {
    return this.overview.adjustable && this.latest && this.gates.length > 0;
  }

  hide() {
    if (this.clicked) this.viewer.get('eventBus').off('element.click', this.clicked);
    if (this.panel) this.panel.remove();
    this.clear();
  }

  clear() {
    this.overlays.forEach((id) => this.viewer.get('overlays').remove(id));
    this.overlays = [];
  }

  /** Buttons on the timers, and the panel above, as the chosen days stand. */
  draw() {
    this.clear();
    if (this.adjustable()) this.gates.forEach((gate) => this.mark(gate));
    const changed = Object.keys(this.days).length;
    this.panel.replaceChildren(
      ...this.versions.map((version) =>
        h(
          'p',
          {},
          `第${version.version}版${version.latest ? '（最新）' : ''}在办 ${version.running} 件`,
          h('span', { class: 'qnd-soft' }, version.dates && `　${version.dates}`)
        )
      ),
      ...this.differences.map(({ what, inFolder, deployed }) =>
        h('p', { class: 'qnd-differs' }, `方案目录与现行不同：${what}（目录 ${inFolder}，现行 ${deployed}）`)
      ),
      ...(this.overview.adjustable && !this.latest ? [h('p', { class: 'qnd-soft' }, '这是旧版本，请到最新版本的图上调整期限。')] : []),
      ...(this.adjustable() && this.overview.folder && this.differences.length === 0 ? [h('p', { class: 'qnd-soft' }, this.overview.folder)] : []),
      ...(this.adjustable() && this.overview.open ? [h('p', { class: 'qnd-soft' }, this.overview.open)] : []),
      h(
        'div',
        { class: 'qnd-actions' },
        changed > 0 && button(`提交调整（${changed} 个关口）`, () => this.examine(), true),
        changed > 0 && button('全部恢复', () => this.reset()),
        h('a', { href: contextPath + this.overview.page, target: '_blank' }, '历次期限调整')
      )
    );
  }

  mark(gate) {
    const moved = this.days[gate.key];
    const { year } = this.overview;
    if (moved) this.canvas.addMarker(gate.event, 'qnd-moved');
    else this.canvas.removeMarker(gate.event, 'qnd-moved');
    const text = moved ? `${label(gate.due, year)} → ${label(moved, year)}` : '改期限';
    const html = h(
      'button',
      { type: 'button', class: moved ? 'qnd-new' : 'qnd-edit', 'aria-label': `调整“${gate.name}”的期限`, click: () => this.pick(gate) },
      text
    );
    this.overlays.push(this.viewer.get('overlays').add(gate.event, 'qnd', { position: { bottom: -6, left: 44 }, html }));
  }

  reset() {
    Object.keys(this.days).forEach((gate) => delete this.days[gate]);
    redraw();
  }

  pick(gate) {
    const dialog = new Dialog(`调整“${gate.name}”的期限`, true);
    const input = h('input', { type: 'date', id: 'qnd-day', required: true, value: this.days[gate.key] || gate.due });
    const set = () => {
      if (!input.reportValidity()) return;
      if (input.value === gate.due) delete this.days[gate.key];
      else this.days[gate.key] = input.value;
      dialog.close();
      redraw();
    };
    dialog.show(
      h('p', {}, `现期限：${gate.dueText}（含当日）`),
      h('p', { class: 'qnd-soft' }, `未到期 ${gate.open} 件，已逾期 ${gate.overdue} 件，已完成 ${gate.finished} 件`),
      h('label', { for: 'qnd-day' }, '新期限（含当日）'),
      input,
      h('div', { class: 'qnd-actions' }, button('确定', set, true), button('取消', () => dialog.close()))
    );
    input.focus();
  }

  async examine() {
    const dialog = new Dialog('提交期限调整');
    dialog.show(h('p', {}, '正在计算影响…'));
    const answer = await this.server.post('examine', this.days);
    const cancel = button('返回修改', () => dialog.close());
    if (!answer.ok || answer.findings.length > 0) {
      dialog.show(problem(answer.message || '不能这样调整，请先改正：', answer.findings), h('div', { class: 'qnd-actions' }, cancel));
      return;
    }
    const submit = button('确认提交', () => this.propose(dialog, submit), true);
    submit.disabled = Boolean(this.overview.open);
    dialog.show(
      answer.gates.map(effect),
      h('p', { class: 'qnd-soft' }, this.overview.open || '提交后在任务办理中说明原因和依据，经另一人审批才生效。'),
      h('div', { class: 'qnd-actions' }, submit, cancel)
    );
  }

  async propose(dialog, submit) {
    submit.disabled = true;
    const answer = await this.server.post('adjustments', this.days);
    const close = button('关闭', () => dialog.close());
    if (!answer.ok) {
      dialog.show(problem(answer.message, answer.findings), h('div', { class: 'qnd-actions' }, close));
      return;
    }
    dialog.show(
      h('p', { class: 'qnd-good', role: 'status' }, `已提出第${answer.number}号期限调整，请说明原因和依据。`),
      h(
        'div',
        { class: 'qnd-actions' },
        h('a', { class: 'qnd-button qnd-strong', href: contextPath + answer.task, target: '_blank' }, '去说明依据'),
        close
      )
    );
    this.overview = (await this.server.overview()) || this.overview;
    this.reset();
  }
}

async function open(viewer, processDefinitionId) {
  const answer = await fetch(`${appRoot}/api/engine/engine/default/process-definition/${encodeURIComponent(processDefinitionId)}`, {
    headers: { Accept: 'application/json' },
    credentials: 'same-origin'
  });
  const definition = answer.ok ? await answer.json() : null;
  if (!definition || !definition.key.includes('.')) return null;
  const server = new Server(definition.key.slice(0, definition.key.indexOf('.')));
  const overview = await server.overview();
  if (!overview) return null;
  loadStyles();
  const diagram = new Diagram(viewer, server, overview, definition);
  diagram.show();
  return diagram;
}

/** Which versions of each plan run, and where its folder is not what is deployed; nothing for whoever may not read it. */
async function versions(node) {
  const answer = await fetch(`${contextPath}/api/board`, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  const { plans } = answer.ok ? await answer.json() : { plans: [] };
  const overviews = await Promise.all(plans.map(({ value }) => new Server(value).overview()));
  loadStyles();
  node.append(...overviews.filter(Boolean).map(versionsOf));
}

function versionsOf(overview) {
  const row = ({ modelName, version, latest, running, dates }) =>
    h('tr', {}, [modelName, `第${version}版${latest ? '（最新）' : ''}`, dates || '—', `${running} 件`].map((text) => h('td', {}, text)));
  const difference = ({ file, what, inFolder, deployed }) =>
    h('tr', {}, h('td', {}, h('code', {}, file)), [what, inFolder, deployed].map((text) => h('td', {}, text)));
  const table = (heads, rows) =>
    h('table', { class: 'table qnd-versions' }, h('thead', {}, h('tr', {}, heads.map((head) => h('th', {}, head)))), h('tbody', {}, rows));
  return h(
    'section',
    { class: 'qnd-section' },
    h('h3', { class: 'section-title' }, `${overview.plan}：在办版本`),
    table(['模型', '版本', '期限', '在办'], overview.versions.map(row)),
    h('p', { class: overview.folder ? 'qnd-differs' : 'qnd-soft' }, overview.folder || '随系统安装的方案目录与现行方案一致。'),
    ...(overview.differences.length > 0 ? [table(['文件', '位置', '目录中', '现行'], overview.differences.map(difference))] : []),
    h('p', {}, h('a', { href: contextPath + overview.page, target: '_blank' }, '期限与历次调整'))
  );
}

export default [
  {
    id: 'qingnuan-versions',
    pluginPoint: 'cockpit.processes.dashboard',
    priority: -10,
    render: (node) => {
      versions(node).catch((error) => console.error(error));
    }
  },
  {
    id: 'qingnuan-deadlines',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 10,
    render: (viewer, { processDefinitionId }) => {
      shown = open(viewer, processDefinitionId).catch(() => null);
    },
    unmount: () => {
      if (shown) shown.then((diagram) => diagram && diagram.hide());
      shown = null;
    }
  }
];
