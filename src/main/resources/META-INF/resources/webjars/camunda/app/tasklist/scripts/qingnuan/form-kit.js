/*
 * The kit of our embedded forms. config.js loads this file as an ES module before Tasklist starts, so `window.qn` is
 * there before any form's <script cam-script> runs; forms share it and must not change it.
 *
 * A form is plain HTML that declares its fields ([data-field], files among them) and at most one sheet ([data-sheet]);
 * the kit fetches what the person needs from /api/tasks/{id}, checks on the server, and only then lets Tasklist complete the task with
 * the one variable `submission`.
 */

const base = document.querySelector('base');
const appRoot = (base && base.getAttribute('app-root')) || '/camunda';
const contextPath = appRoot.replace(/\/camunda\/?$/, '');
const styles = `${appRoot}/app/tasklist/scripts/qingnuan/form-kit.css`;

/** Makes an element: attributes by name, functions as listeners, true as a bare attribute, null and false left out. */
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

function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(Boolean));
  element.hidden = element.childNodes.length === 0;
}

function loadStyles() {
  if (document.querySelector('link[data-qn]')) return;
  document.head.append(h('link', { rel: 'stylesheet', href: styles, 'data-qn': true }));
}

/** A UUID; crypto.randomUUID is not there without https. */
function randomToken() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What went wrong with a request, told in Chinese. */
class Refused extends Error {}

class Api {
  constructor(taskId) {
    this.root = `${contextPath}/api/tasks/${encodeURIComponent(taskId)}`;
    this.csrf = null;
  }

  url(path) {
    return this.root + path;
  }

  async call(method, path, body) {
    const headers = { Accept: 'application/json' };
    if (this.csrf && method !== 'GET') headers[this.csrf.header] = this.csrf.token;
    if (body && !(body instanceof FormData)) {
      headers['Content-Type'] = 'application/json';
      body = JSON.stringify(body);
    }
    const answer = await this.send(path, { method, headers, body, credentials: 'same-origin' });
    const isJson = (answer.headers.get('content-type') || '').includes('json');
    if (answer.redirected || (answer.ok && answer.status !== 204 && !isJson)) {
      throw new Refused('登录已过期，请重新登录后再办理。');
    }
    const content = isJson ? await answer.json() : null;
    if (!answer.ok) throw new Refused((content && content.message) || `服务器没有办成（${answer.status}），请稍后再试。`);
    return content;
  }

  async send(path, options) {
    try {
      return await fetch(this.url(path), options);
    } catch (unreachable) {
      throw new Refused('网络不通，请检查网络后再试。');
    }
  }

  /** As call, telling how much has gone: fetch cannot. */
  upload(path, body, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', this.url(path));
      request.responseType = 'json';
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader(this.csrf.header, this.csrf.token);
      request.upload.addEventListener('progress', (sent) => sent.lengthComputable && onProgress(sent.loaded / sent.total));
      request.addEventListener('error', () => reject(new Refused('网络中断，文件没有传完，请再选一次。')));
      request.addEventListener('load', () => {
        const content = request.response;
        const isDone = request.status >= 200 && request.status < 300;
        if (isDone && content) resolve(content);
        else if (isDone || request.status === 401) reject(new Refused('登录已过期，请重新登录后再办理。'));
        else reject(new Refused((content && content.message) || `服务器没有办成（${request.status}），请稍后再试。`));
      });
      request.send(body);
    });
  }

  async task() {
    const task = await this.call('GET', '');
    this.csrf = task.csrf;
    return task;
  }
}

/* ---------- fields ---------- */

let fieldNumber = 0;

/** One declared field: label, mark, hint and error around the element that the form declares. */
class Field {
  constructor(element, choices) {
    this.element = element;
    this.name = element.dataset.field;
    this.label = element.dataset.label;
    this.type = element.dataset.type;
    this.required = element.hasAttribute('required') || element.hasAttribute('data-needed');
    this.when = element.dataset.when;
    this.error = h('p', { class: 'qn-error', role: 'alert', hidden: true });
    this.watchers = [];
    if (choices) this.offer(choices);
    this.wrap();
    element.addEventListener('input', () => this.changed());
    element.addEventListener('change', () => this.changed());
  }

  offer(choices) {
    if (!this.element.multiple) this.element.append(h('option', { value: '' }, '请选择'));
    choices.forEach((choice) => this.element.append(h('option', { value: choice.value }, choice.label)));
    if (choices.length === 0) this.element.dataset.hint = '目前没有可选项。';
  }

  wrap() {
    const element = this.element;
    element.id = element.id || `qn-field-${(fieldNumber += 1)}`;
    element.classList.add('qn-input');
    const place = document.createComment(this.name);
    element.replaceWith(place);
    const isCheck = this.type === 'boolean';
    const control = this.asButtons() || element;
    const label = h('label', { class: 'qn-label', for: element.id, id: `${element.id}-label` }, this.label, this.mark());
    const hint = element.dataset.hint ? h('p', { class: 'qn-hint' }, element.dataset.hint) : null;
    this.unit = ['money', 'date'].includes(this.type) ? h('span', { class: 'qn-unit' }, this.type === 'money' ? '元' : '') : null;
    const inner = isCheck
      ? [h('div', { class: 'qn-check' }, element, label)]
      : [label, h('div', { class: 'qn-control' }, control, this.unit)];
    const wide = element.tagName === 'TEXTAREA' || isCheck || control !== element || element.hasAttribute('data-wide');
    this.box = h('div', { class: `qn-field${wide ? ' qn-wide' : ''}` }, inner, hint, this.error);
    place.replaceWith(this.box);
  }

  mark() {
    if (this.element.hasAttribute('data-on-completion')) return h('span', { class: 'qn-mark-later' }, '办结时必填');
    return this.required ? h('span', { class: 'qn-mark', title: '必填' }, '*') : null;
  }

  /** Few choices stand open as buttons, several at once as boxes to tick; the select keeps the value. */
  asButtons() {
    const select = this.element;
    if (select.tagName !== 'SELECT') return null;
    const options = [...select.options].filter((option) => option.value);
    if (!select.multiple && (options.length > 4 || options.length === 0)) return null;
    select.hidden = true;
    const kind = select.multiple ? 'checkbox' : 'radio';
    this.buttons = options.map((option) => {
      const input = h('input', { type: kind, name: `${select.id}-choice`, value: option.value, checked: option.defaultSelected });
      input.addEventListener('change', () => {
        if (select.multiple) option.selected = input.checked;
        else select.value = option.value;
        select.dispatchEvent(new Event('change'));
      });
      return { input, option, label: h('label', { class: 'qn-choice' }, input, h('span', {}, option.textContent)) };
    });
    return h(
      'div',
      { class: 'qn-choices', role: select.multiple ? 'group' : 'radiogroup', 'aria-labelledby': `${select.id}-label` },
      this.buttons.map((button) => button.label),
      select
    );
  }

  get value() {
    if (this.type === 'boolean') return this.element.checked ? 'true' : 'false';
    if (this.element.multiple) return [...this.element.selectedOptions].map((option) => option.value).join(',');
    return this.element.value.trim();
  }

  set value(value) {
    if (this.type === 'boolean') this.element.checked = value === 'true';
    else if (this.element.multiple) {
      const chosen = (value || '').split(',');
      [...this.element.options].forEach((option) => (option.selected = chosen.includes(option.value)));
    } else this.element.value = value || '';
    (this.buttons || []).forEach((button) => (button.input.checked = button.option.selected));
    this.changed();
  }

  /** Fields such as data-when="result=awarded" only count while the other field says so, or one of these: "outcome=resolved|plan". */
  show(fields) {
    if (!this.when) return;
    const [name, wanted] = this.when.split('=');
    const other = fields.find((field) => field.name === name);
    this.box.hidden = !other || !wanted.split('|').includes(other.value);
  }

  get active() {
    return !this.box.hidden;
  }

  /** Says the day once more in Chinese: how a browser shows it depends on the browser. */
  echo() {
    if (this.type !== 'date') return;
    const [year, month, day] = this.element.value.split('-').map(Number);
    this.unit.textContent = day ? `${year}年${month}月${day}日` : '';
  }

  changed() {
    this.echo();
    this.complain(null);
    this.watchers.forEach((watcher) => watcher());
  }

  complain(reason) {
    this.error.textContent = reason || '';
    this.error.hidden = !reason;
    this.box.classList.toggle('qn-bad', Boolean(reason));
    if (reason) this.element.setAttribute('aria-invalid', 'true');
    else this.element.removeAttribute('aria-invalid');
  }

  /** Some fields, such as the day the work was finished, are only asked when the task completes. */
  missing(completing) {
    const needed = this.required || (completing && this.element.hasAttribute('data-on-completion'));
    if (!this.active || !needed) return null;
    const empty = this.type === 'boolean' ? false : this.value === '';
    return empty ? { row: 0, column: this.label, reason: '没有填写', remedy: `请填写${this.label}` } : null;
  }
}

/* ---------- files ---------- */

const KINDS = { pdf: 'PDF', jpg: 'JPG', jpeg: 'JPG', png: 'PNG', docx: 'Word（docx）', xlsx: 'Excel（xlsx）' };

function fileLink(file) {
  return h('a', { class: 'qn-file-name', href: contextPath + file.href, download: true }, file.name);
}

/** A file to hand in: each goes to the server as soon as it is chosen, and is the form's until it is removed or handed in. */
class FileField extends Field {
  constructor(element, api, files) {
    super(element, null);
    this.api = api;
    this.most = files.most;
    this.pending = 0;
    this.limits.textContent = `${this.kinds()}，每份不超过${Math.floor(this.most / 1048576)} MB${this.element.multiple ? '，可多份' : ''}。`;
    this.take(files);
  }

  wrap() {
    const { element } = this;
    element.id = element.id || `qn-field-${(fieldNumber += 1)}`;
    element.classList.add('qn-file');
    element.accept = this.endings().map((ending) => `.${ending}`).join(',');
    const place = document.createComment(this.name);
    element.replaceWith(place);
    element.addEventListener('change', () => {
      const chosen = [...element.files];
      element.value = '';
      this.upload(chosen);
    });
    this.list = h('ul', { class: 'qn-file-list', 'aria-live': 'polite', hidden: true });
    this.earlier = h('div', { class: 'qn-earlier', hidden: true });
    this.limits = h('span', { class: 'qn-hint' });
    this.button = h('button', { type: 'button', class: 'qn-button', click: () => element.click() }, '选择文件');
    this.box = h(
      'div',
      { class: 'qn-field qn-wide' },
      h('label', { class: 'qn-label', for: element.id }, this.label, this.mark()),
      this.list,
      h('div', { class: 'qn-steps' }, this.button, this.limits, element),
      element.dataset.hint ? h('p', { class: 'qn-hint' }, element.dataset.hint) : null,
      this.error,
      this.earlier
    );
    place.replaceWith(this.box);
  }

  endings() {
    return this.element.dataset.accept.split(',');
  }

  kinds() {
    return [...new Set(this.endings().map((ending) => KINDS[ending] || ending))].join('、');
  }

  /** What the server holds for the form is the truth; a draft adds nothing to it. */
  take(files) {
    this.files = files.open.filter((file) => file.field === this.name);
    const earlier = files.earlier.filter((file) => file.field === this.name);
    const lines = earlier.map((file) => h('li', {}, fileLink(file), h('span', { class: 'qn-hint' }, `${file.size} · ${file.by} · ${file.at}`)));
    fill(
      this.earlier,
      lines.length ? h('details', {}, h('summary', {}, `以前提交的（${lines.length}）`), h('ul', { class: 'qn-file-list' }, lines)) : null
    );
    this.draw();
  }

  draw() {
    const lines = this.files.map((file) =>
      h(
        'li',
        { 'data-document': file.id },
        fileLink(file),
        h('span', { class: 'qn-hint' }, `${file.size} · ${file.by} · ${file.at}`),
        h('button', { type: 'button', class: 'qn-link', 'aria-label': `移除${file.name}`, click: () => this.remove(file) }, '移除')
      )
    );
    fill(this.list, ...lines);
    this.button.textContent = this.files.length === 0 ? '选择文件' : this.element.multiple ? '继续添加' : '换一份';
  }

  get value() {
    return this.files.map((file) => file.id).join(',');
  }

  set value(kept) {
    this.changed();
  }

  async upload(chosen) {
    this.complain(null);
    const faults = [];
    for (const file of chosen) {
      const fault = await this.send(file);
      if (fault) faults.push(fault);
    }
    this.changed();
    if (faults.length) this.complain(faults.join('\n'));
  }

  /** What is wrong with the file, null when it was kept. */
  async send(file) {
    if (file.size > this.most) return `“${file.name}”超过${Math.floor(this.most / 1048576)} MB。请压缩图片、降低扫描分辨率或分成几份后上传。`;
    const bar = h('progress', { max: 1, value: 0, 'aria-label': `正在上传${file.name}` });
    const line = h('li', { class: 'qn-uploading' }, h('span', { class: 'qn-file-name' }, file.name), bar, h('span', { class: 'qn-hint' }, '正在上传……'));
    this.list.append(line);
    this.list.hidden = false;
    this.pending += 1;
    try {
      const body = new FormData();
      body.append('field', this.name);
      body.append('file', file);
      const answer = await this.api.upload('/documents', body, (share) => (bar.value = share));
      if (!answer.file) return (answer.findings || []).map((finding) => `“${file.name}”：${finding.reason}。${finding.remedy}。`).join('');
      await this.keep(answer.file);
      return null;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return `“${file.name}”：${refused.message}`;
    } finally {
      this.pending -= 1;
      line.remove();
      this.draw();
    }
  }

  /** The same file again is the same document; where one is asked for, a new one takes the place of the old. */
  async keep(file) {
    const others = this.files.filter((known) => known.id !== file.id);
    if (!this.element.multiple) for (const other of others) await this.api.call('DELETE', `/documents/${other.id}`);
    this.files = this.element.multiple ? [...others, file] : [file];
  }

  async remove(file) {
    try {
      await this.api.call('DELETE', `/documents/${file.id}`);
      this.files = this.files.filter((known) => known !== file);
      this.draw();
      this.changed();
    } catch (refused) {
      this.complain(refused.message);
      if (!(refused instanceof Refused)) throw refused;
    }
  }

  missing(completing) {
    if (this.pending) return { row: 0, column: this.label, reason: '文件还在上传', remedy: '请等上传完再提交' };
    const missing = super.missing(completing);
    return missing && { ...missing, reason: '没有上传', remedy: `请上传${this.label}` };
  }
}

/* ---------- findings and tables ---------- */

function findingsTable(findings, title, look = 'qn-findings') {
  const inRows = findings.some((finding) => finding.row > 0);
  const heads = [inRows ? '行' : null, inRows ? '列' : '项目', '填写内容', '问题', '怎样改正'].filter(Boolean);
  const rows = findings.map((finding) =>
    h(
      'tr',
      {},
      inRows ? h('td', { class: 'qn-number' }, finding.row ? `第${finding.row}行` : '整表') : null,
      h('td', {}, finding.column || '—'),
      h('td', { class: 'qn-value' }, finding.value || '（空）'),
      h('td', {}, finding.reason),
      h('td', {}, finding.remedy || '')
    )
  );
  return h(
    'div',
    { class: look, role: 'alert', tabindex: '-1' },
    h('p', { class: `${look}-title` }, title || `有 ${findings.length} 处需要改正，改正之前不会保存任何内容：`),
    h(
      'div',
      { class: 'qn-scroll' },
      h('table', { class: 'qn-table' }, h('thead', {}, h('tr', {}, heads.map((head) => h('th', {}, head)))), h('tbody', {}, rows))
    )
  );
}

function factTable(table) {
  const rows = table.rows.map((row) => h('tr', {}, row.map((cell) => h('td', {}, cell === null ? '—' : String(cell)))));
  return h(
    'div',
    { class: 'qn-fact' },
    h('h4', {}, table.title),
    h(
      'div',
      { class: 'qn-scroll' },
      h(
        'table',
        { class: 'qn-table' },
        h('thead', {}, h('tr', {}, table.columns.map((column) => h('th', {}, column)))),
        h('tbody', {}, rows.length ? rows : h('tr', {}, h('td', { colspan: table.columns.length, class: 'qn-none' }, '没有')))
      )
    )
  );
}

function evidenceTable(files) {
  const heads = ['文件', '内容', '大小', '上传人', '日期'];
  const rows = files.map((file) =>
    h('tr', {}, h('td', {}, fileLink(file)), [file.label, file.size, file.by, file.at].map((cell) => h('td', {}, cell)))
  );
  return h(
    'div',
    { class: 'qn-fact qn-evidence' },
    h('h4', {}, `前序环节的文件（${files.length}）`),
    h(
      'div',
      { class: 'qn-scroll' },
      h('table', { class: 'qn-table' }, h('thead', {}, h('tr', {}, heads.map((head) => h('th', {}, head)))), h('tbody', {}, rows))
    )
  );
}

/* ---------- the sheet ---------- */

/** Download, upload and typed rows of the form's one sheet; `sheet` is the id of a sheet without findings. */
class Sheet {
  constructor(element, task, api) {
    this.element = element;
    this.kind = element.dataset.sheet;
    this.label = element.dataset.label || '数据表';
    this.task = task;
    this.api = api;
    this.sheet = null;
    this.rows = 0;
    this.answer = h('div', { class: 'qn-answer', 'aria-live': 'polite' });
    this.grid = h('div', { class: 'qn-grid', hidden: true });
    this.render();
  }

  render() {
    const picker = h('input', {
      type: 'file',
      accept: '.xlsx,.xls,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      class: 'qn-file',
      'aria-label': `上传${this.label}`
    });
    picker.addEventListener('change', () => {
      if (picker.files[0]) this.upload(picker.files[0]);
      picker.value = '';
    });
    this.picker = picker;
    this.uploadButton = h('button', { type: 'button', class: 'qn-button', click: () => this.pick(false) }, '上传填好的表格');
    const typed = this.task.sheet && this.task.sheet.columns;
    this.element.classList.add('qn-sheet');
    this.element.prepend(
      h('h4', {}, this.label, h('span', { class: 'qn-mark', title: '必填' }, '*')),
      h(
        'div',
        { class: 'qn-steps' },
        h('a', { class: 'qn-button', href: this.api.url('/sheet'), download: true }, '下载预填表格'),
        h('span', { class: 'qn-arrow', 'aria-hidden': 'true' }, '→'),
        this.uploadButton,
        picker,
        typed ? h('button', { type: 'button', class: 'qn-link', click: () => this.toggleGrid() }, '行数不多？在线填写') : null
      ),
      this.grid,
      this.answer
    );
    fill(this.answer);
  }

  /** What is picked completes the rows that passed, or stands for itself. */
  pick(completes) {
    this.completes = completes;
    this.picker.click();
  }

  async upload(file) {
    const body = new FormData();
    body.append('file', file);
    const passed = this.completes ? { sheet: this.sheet, rows: this.rows } : null;
    if (passed) body.append('sheet', passed.sheet);
    const token = randomToken();
    body.append('token', token);
    const watching = this.watch(token);
    await this.check(`正在核对“${file.name}”的每一格……`, () => this.api.call('POST', '/sheet', body));
    clearInterval(watching);
    if (passed && !this.sheet) Object.assign(this, passed);
  }

  /** Tells how many rows have been read, as long as the answer is awaited, and lets the person stop it. */
  watch(token) {
    const path = `/uploads/${token}`;
    return setInterval(async () => {
      const busy = this.answer.querySelector('.qn-busy');
      if (!busy) return;
      try {
        const { rows } = await this.api.call('GET', path);
        if (!rows || !busy.isConnected) return;
        const cancel = h('button', { type: 'button', class: 'qn-link', click: () => this.api.call('DELETE', path) }, '取消');
        fill(this.answer, h('p', { class: 'qn-busy' }, `正在核对，已读 ${rows} 行……　`, cancel));
      } catch (later) {
        if (!(later instanceof Refused)) throw later;
      }
    }, 1000);
  }

  async check(saying, call) {
    this.uploadButton.disabled = true;
    fill(this.answer, h('p', { class: 'qn-busy' }, saying));
    try {
      this.take(await call());
    } catch (refused) {
      this.sheet = null;
      fill(this.answer, h('p', { class: 'qn-findings qn-findings-title', role: 'alert' }, refused.message));
    } finally {
      this.uploadButton.disabled = false;
    }
  }

  take(checked) {
    const findings = checked.findings || [];
    this.sheet = checked.sheet || null;
    this.rows = checked.rows;
    this.mark(findings);
    if (this.sheet) this.confirm(checked.rows, checked.warnings || []);
    else fill(this.answer, findingsTable(findings));
    if (checked.attempt) this.answer.prepend(this.offer(checked));
  }

  /** Rows in error come back as a workbook; the others may be taken alone, and the corrected ones come in afterwards. */
  offer(checked) {
    const valid = checked.rows - checked.faulty;
    const faulty = h('a', { class: 'qn-link', href: this.api.url(`/attempts/${checked.attempt}/faulty`), download: true }, '下载有误的行');
    const steps = this.sheet
      ? h('button', { type: 'button', class: 'qn-button', click: () => this.pick(true) }, '补传改好的行')
      : valid > 0
        ? h('button', { type: 'button', class: 'qn-button', click: () => this.acceptValid(checked.attempt) }, `只登记没有问题的${valid}行`)
        : null;
    const saying = this.sheet ? `有误的${checked.faulty}行没有列入。` : `${checked.faulty}行有误，${valid}行没有问题。`;
    return h('p', { class: 'qn-attempt' }, saying, faulty, '　', steps);
  }

  acceptValid(attempt) {
    return this.check('正在核对没有问题的行……', () => this.api.call('POST', `/attempts/${attempt}/valid`, {}));
  }

  confirm(rows, warnings = []) {
    fill(
      this.answer,
      h('p', { class: 'qn-good', role: 'status' }, `✓ 表格核对无误，共 ${rows} 行。办结时一并提交。`),
      warnings.length ? findingsTable(warnings, `另有 ${warnings.length} 处请留意，不影响提交：`, 'qn-warnings') : null
    );
  }

  restore(sheet, rows) {
    this.sheet = sheet;
    this.rows = Number(rows);
    this.confirm(rows);
  }

  /** Where progress is reported step by step, the last step may come without a sheet; the server knows what is lacking. */
  missing(completing) {
    if (completing && this.task.reportable) return null;
    return this.sheet ? null : { row: 0, column: this.label, reason: '还没有核对无误的表格', remedy: '请上传或在线填写并核对' };
  }

  /* typed rows */

  toggleGrid() {
    if (!this.body) this.makeGrid();
    this.grid.hidden = !this.grid.hidden;
  }

  makeGrid() {
    const { columns, rows, fixed } = this.task.sheet;
    this.body = h('tbody');
    const heads = columns.map((column) =>
      h('th', { scope: 'col' }, column.label, column.required ? h('span', { class: 'qn-mark' }, '*') : null)
    );
    const buttons = h(
      'div',
      { class: 'qn-steps' },
      fixed ? null : h('button', { type: 'button', class: 'qn-button', click: () => this.addRow({}) }, '增加一行'),
      h('button', { type: 'button', class: 'qn-button qn-strong', click: () => this.checkGrid() }, '核对填写内容')
    );
    this.grid.append(
      h(
        'div',
        { class: 'qn-scroll' },
        h('table', { class: 'qn-table qn-typed' }, h('thead', {}, h('tr', {}, h('th', {}, '行'), heads, fixed ? null : h('th'))), this.body)
      ),
      buttons
    );
    (rows.length ? rows : [{}, {}, {}]).forEach((row) => this.addRow(row));
  }

  addRow(values) {
    const { columns, fixed } = this.task.sheet;
    const cells = columns.map((column) => h('td', {}, this.cell(column, values[column.key] || '')));
    const row = h('tr', {}, h('td', { class: 'qn-number' }), cells);
    row.hiddenValues = Object.fromEntries(Object.entries(values).filter(([key]) => columns.every((column) => column.key !== key)));
    if (!fixed) {
      const remove = () => {
        row.remove();
        this.number();
      };
      row.append(h('td', {}, h('button', { type: 'button', class: 'qn-link', title: '删除本行', click: remove }, '删除')));
    }
    row.addEventListener('input', () => this.stale());
    this.body.append(row);
    this.number();
  }

  cell(column, value) {
    if (column.readOnly) return h('span', { class: 'qn-shown', 'data-key': column.key, 'data-value': value }, value);
    const attributes = { 'data-key': column.key, 'aria-label': column.label, class: `qn-cell qn-cell-${column.type}` };
    if (column.type === 'choice') {
      const options = column.choices.map((choice) => h('option', { value: choice.value, selected: choice.value === value }, choice.label));
      return h('select', attributes, h('option', { value: '' }, ''), options);
    }
    const type = column.type === 'date' ? 'date' : 'text';
    return h('input', { ...attributes, type, value, inputmode: column.type === 'integer' ? 'numeric' : null });
  }

  number() {
    [...this.body.rows].forEach((row, index) => (row.cells[0].textContent = index + 1));
  }

  /** What was checked is no longer what stands there. */
  stale() {
    if (!this.sheet) return;
    this.sheet = null;
    fill(this.answer, h('p', { class: 'qn-busy' }, '内容有改动，请再核对一次。'));
  }

  typedRows() {
    return [...this.body.rows]
      .map((row) => {
        const values = { ...row.hiddenValues };
        let typed = false;
        row.querySelectorAll('[data-key]').forEach((cell) => {
          const value = cell.dataset.value !== undefined ? cell.dataset.value : cell.value.trim();
          if (value) values[cell.dataset.key] = value;
          if (value && cell.dataset.value === undefined) typed = true;
        });
        return { values, typed };
      })
      .filter((row) => row.typed || this.task.sheet.fixed)
      .map((row) => row.values);
  }

  checkGrid() {
    [...this.body.rows]
      .filter((row) => !this.task.sheet.fixed && [...row.querySelectorAll('[data-key]')].every((cell) => !cell.value))
      .forEach((row) => row.remove());
    this.number();
    return this.check('正在核对填写内容……', () => this.api.call('POST', '/rows', { rows: this.typedRows() }));
  }

  mark(findings) {
    if (!this.body) return;
    this.body.querySelectorAll('.qn-bad').forEach((cell) => cell.classList.remove('qn-bad'));
    findings.forEach((finding) => {
      const index = this.task.sheet.columns.findIndex((column) => column.label === finding.column);
      const row = this.body.rows[finding.row - 1];
      if (row && index >= 0) row.cells[index + 1].classList.add('qn-bad');
    });
  }
}

/* ---------- the form ---------- */

class Form {
  constructor(camForm, scope) {
    this.camForm = camForm;
    this.scope = scope;
    this.root = camForm.formElement[0] || camForm.formElement;
    this.api = new Api(camForm.taskId);
    this.ready = false;
    this.busy = false;
    this.holdTasklist();
  }

  /** Tasklist's own buttons and its local storage are ours to replace; its submit waits until our check has passed. */
  holdTasklist() {
    this.root.classList.add('qn-form');
    if (this.scope.options) this.scope.options.hideCompleteButton = true;
    this.scope.$watch('options.disableForm', (disabled) => {
      this.disabled = Boolean(disabled);
      this.enable();
    });
    this.camForm.on('submit', () => {
      if (!this.ready) this.camForm.submitPrevented = true;
    });
    this.camForm.on('store', () => (this.camForm.storePrevented = true));
    this.camForm.on('submit-success', () => (this.done = true));
    this.camForm.on('submit-failed', (error) => this.failed(error));
    this.root.addEventListener('submit', (event) => event.preventDefault());
    this.root.addEventListener('keypress', (event) => {
      if (event.ctrlKey && (event.key === 'Enter' || event.key === '\n')) {
        event.stopPropagation();
        this.complete();
      }
    });
  }

  async load() {
    const loading = h('p', { class: 'qn-busy' }, '正在读取任务……');
    this.root.prepend(loading);
    this.root.classList.add('qn-loading');
    try {
      this.task = await this.api.task();
      this.render();
    } catch (refused) {
      this.root.prepend(h('p', { class: 'qn-findings qn-findings-title', role: 'alert' }, refused.message));
      if (!(refused instanceof Refused)) throw refused;
    } finally {
      loading.remove();
    }
  }

  render() {
    const facts = this.task.facts;
    this.fields = [];
    this.speak(this.task.words);
    this.renderRows(facts.repeats || []);
    this.root.querySelectorAll('[data-field]').forEach((element) => {
      if (element.dataset.field.endsWith('.*')) return;
      const choices = element.hasAttribute('data-choices') ? facts.choices[element.dataset.field] || [] : null;
      this.fields.push(
        element.dataset.type === 'file' ? new FileField(element, this.api, this.task.files) : new Field(element, choices)
      );
    });
    const sheet = this.root.querySelector('[data-sheet]');
    this.sheet = sheet ? new Sheet(sheet, this.task, this.api) : null;
    this.root.prepend(this.header(), ...this.root.querySelectorAll('.qn-rule'), this.facts(facts));
    this.message = h('div', { class: 'qn-message', hidden: true });
    this.root.append(this.message, this.actions());
    this.restoreDraft(this.task.draft || {});
    this.fields.forEach((field) => field.watchers.push(() => this.showFields()));
    this.showFields();
    this.root.classList.remove('qn-loading');
    this.enable();
  }

  /** One form serves all plans: it leaves out what the plan does not ask for, names its posts, and quotes its document. */
  speak(words) {
    this.root.querySelectorAll('[data-rule]').forEach((element) => {
      if (!words.rules.includes(element.dataset.rule)) element.remove();
    });
    const named = (text) => text.replace(/\{([a-z-]+)\}/g, (braces, role) => words.posts[role] || braces);
    [this.root, ...[...this.root.querySelectorAll('template')].map((template) => template.content)].forEach((part) => {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) texts.currentNode.data = named(texts.currentNode.data);
      part.querySelectorAll('[data-hint]').forEach((element) => (element.dataset.hint = named(element.dataset.hint)));
    });
    if (words.sentence) this.root.querySelector('.qn-rule').after(h('p', { class: 'qn-rule' }, words.sentence));
  }

  showFields() {
    this.fields.forEach((field) => field.show(this.fields));
  }

  /** A template such as data-field="reason.*" stands once for each item that the server names. */
  renderRows(repeats) {
    const template = this.root.querySelector('[data-repeat]');
    if (!template) return;
    repeats.forEach((item) => {
      const copy = template.content.cloneNode(true);
      copy.querySelectorAll('[data-field]').forEach((element) => {
        element.dataset.field = element.dataset.field.replace('*', item.key);
        element.dataset.label = `${item.title}的${element.dataset.label}`;
      });
      const title = h('legend', {}, item.title, item.note ? h('span', { class: 'qn-hint' }, item.note) : null);
      template.before(h('fieldset', { class: 'qn-fields qn-item' }, title, copy));
    });
  }

  header() {
    const task = this.task;
    const place = task.place.map((name, index) => [index ? h('span', { class: 'qn-sep' }, '›') : null, name]);
    const numbers = task.numbers.map((number) => h('li', {}, h('b', {}, String(number.value)), h('span', {}, number.label)));
    return h(
      'header',
      { class: 'qn-head' },
      h(
        'div',
        { class: 'qn-head-line' },
        h('div', {}, h('p', { class: 'qn-place' }, place), h('p', { class: 'qn-plan' }, task.responsible ? `${task.plan} · 责任人：${task.responsible}` : task.plan)),
        this.deadline()
      ),
      numbers.length ? h('ul', { class: 'qn-numbers' }, numbers) : null,
      this.before()
    );
  }

  deadline() {
    const deadline = this.task.deadline;
    if (!deadline) return h('p', { class: 'qn-deadline' }, h('span', {}, '没有截止日期'));
    const { days } = deadline;
    const left = days < 0 ? `已逾期${-days}天` : days === 0 ? '今天截止' : `剩余${days}天`;
    const state = days < 0 ? 'qn-late' : days <= 7 ? 'qn-soon' : 'qn-ontime';
    return h('p', { class: `qn-deadline ${state}` }, h('span', {}, `${deadline.name} ${deadline.text}`), h('b', {}, left));
  }

  before() {
    const steps = this.task.before;
    if (!steps.length) return null;
    const items = steps.map((step) =>
      h(
        'li',
        {},
        h('b', {}, step.task),
        ` ${step.by} · ${step.at}`,
        step.summary ? h('p', { class: 'qn-hint' }, step.summary) : null
      )
    );
    return h('details', { class: 'qn-before', open: steps.length <= 2 }, h('summary', {}, `前序办理（${steps.length}）`), h('ol', {}, items));
  }

  facts(facts) {
    const downloads = facts.downloads.map((download) =>
      h(
        'a',
        download.page
          ? { class: 'qn-button', href: contextPath + download.href, target: '_blank', rel: 'noopener' }
          : { class: 'qn-button', href: contextPath + download.href, download: true },
        download.label
      )
    );
    return h(
      'section',
      { class: 'qn-facts' },
      facts.notes.map((note) => h('p', { class: 'qn-note' }, note)),
      facts.tables.map(factTable),
      this.task.files.evidence.length ? evidenceTable(this.task.files.evidence) : null,
      downloads.length ? h('div', { class: 'qn-steps' }, downloads) : null
    );
  }

  actions() {
    const button = (label, action, style) =>
      h('button', { type: 'button', class: `qn-button ${style || ''}`, click: action }, label);
    this.buttons = [
      button('办结', () => this.complete(), 'qn-strong'),
      this.task.reportable ? button('上报进度（不办结）', () => this.report()) : null,
      button('保存草稿', () => this.saveDraft())
    ].filter(Boolean);
    this.claimHint = h('span', { class: 'qn-hint' }, '请先在上方签收任务，再填写办理。');
    return h('footer', { class: 'qn-actions' }, [...this.buttons], this.claimHint, this.handOver());
  }

  enable() {
    if (!this.buttons) return;
    const off = this.busy || this.disabled;
    this.buttons.forEach((button) => (button.disabled = off));
    this.claimHint.hidden = !this.disabled;
    this.root.classList.toggle('qn-off', Boolean(this.disabled));
  }

  handOver() {
    if (!this.task.colleagues.length) return null;
    const to = h('select', { class: 'qn-input', 'aria-label': '转交给' }, h('option', { value: '' }, '转交给……'));
    this.task.colleagues.forEach((colleague) => to.append(h('option', { value: colleague.id }, colleague.name)));
    const reason = h('input', { class: 'qn-input', type: 'text', placeholder: '转交原因', 'aria-label': '转交原因', maxlength: 200 });
    const send = () =>
      this.act(async () => {
        if (!to.value || !reason.value.trim()) throw new Refused('请选择转交给谁，并填写原因。');
        await this.api.call('POST', '/hand-over', { to: to.value, reason: reason.value.trim() });
        this.tell(`已转交给${to.selectedOptions[0].textContent}。`);
        this.leave();
      });
    const button = h('button', { type: 'button', class: 'qn-button', click: send }, '确认转交');
    this.buttons.push(button);
    return h('details', { class: 'qn-handover' }, h('summary', {}, '转交'), h('div', { class: 'qn-steps' }, to, reason, button));
  }

  values() {
    return Object.fromEntries(this.fields.filter((field) => field.active && field.value).map((field) => [field.name, field.value]));
  }

  entry() {
    return { fields: this.values(), sheet: this.sheet ? this.sheet.sheet : null };
  }

  missing(completing) {
    const fields = this.fields.map((field) => field.missing(completing));
    return [...fields, this.sheet ? this.sheet.missing(completing) : null].filter(Boolean);
  }

  /** The server's word on what the form holds: the submission's id, or null with the findings shown. */
  async submission(completing) {
    this.complain(this.missing(completing));
    if (this.findings.length) return null;
    const answer = await this.api.call('POST', '/submission', this.entry());
    this.complain(answer.findings || []);
    return this.findings.length ? null : answer.submission;
  }

  complete() {
    return this.act(async () => {
      const submission = await this.submission(true);
      if (!submission) return;
      this.put(submission);
      this.ready = true;
      if (this.scope.complete) this.scope.$apply(() => this.scope.complete());
      else this.camForm.submit();
    });
  }

  put(submission) {
    const input = this.root.querySelector('[cam-variable-name="submission"]');
    input.value = submission;
    this.scope.submission = submission;
    this.camForm.variableManager.variableValue('submission', submission);
  }

  failed(error) {
    this.ready = false;
    if (error && error.message !== 'camForm submission prevented') {
      this.tell(`没有办结：${error.message}`, true);
    }
  }

  report() {
    return this.act(async () => {
      const submission = await this.submission(false);
      if (!submission) return;
      await this.api.call('POST', '/report', { submission });
      const fresh = await this.api.task();
      this.task.numbers = fresh.numbers;
      this.task.before = fresh.before;
      this.root.querySelector('.qn-head').replaceWith(this.header());
      this.fields.filter((field) => field instanceof FileField).forEach((field) => field.take(fresh.files));
      if (this.sheet) {
        this.sheet.sheet = null;
        fill(this.sheet.answer);
      }
      this.tell('进度已上报，任务仍在您手中；全部完成后再办结。');
    });
  }

  saveDraft() {
    return this.act(async () => {
      const fields = this.values();
      if (this.sheet && this.sheet.sheet) {
        fields['sheet.id'] = this.sheet.sheet;
        fields['sheet.rows'] = String(this.sheet.rows);
      }
      await this.api.call('PUT', '/draft', { fields });
      this.tell('草稿已保存，下次打开时自动带出。');
    });
  }

  restoreDraft(draft) {
    const names = this.fields.filter((field) => draft[field.name]);
    names.forEach((field) => (field.value = draft[field.name]));
    if (this.sheet && draft['sheet.id']) this.sheet.restore(draft['sheet.id'], draft['sheet.rows']);
    if (names.length || draft['sheet.id']) this.tell('已带出保存的草稿。');
  }

  async act(action) {
    if (this.busy || this.disabled || this.done) return;
    this.busy = true;
    this.enable();
    fill(this.message);
    try {
      await action();
    } catch (refused) {
      this.tell(refused.message, true);
      if (!(refused instanceof Refused)) throw refused;
    } finally {
      this.busy = false;
      this.enable();
    }
  }

  complain(findings) {
    this.findings = findings;
    const byLabel = (label) => findings.find((finding) => !finding.row && finding.column === label);
    this.fields.forEach((field) => {
      const finding = byLabel(field.label);
      field.complain(finding && `${finding.reason}。${finding.remedy || ''}`);
    });
    fill(this.message, findings.length ? findingsTable(findings) : null);
    if (findings.length) this.message.firstChild.focus();
  }

  tell(text, isBad) {
    fill(this.message, h('p', { class: isBad ? 'qn-findings qn-findings-title' : 'qn-good', role: isBad ? 'alert' : 'status' }, text));
  }

  /** The task is no longer this person's; Tasklist reads its list again. */
  leave() {
    this.done = true;
    this.disabled = true;
    this.scope.$apply(() => this.scope.$root.$broadcast('refresh'));
    this.enable();
  }
}

window.qn = Object.freeze({
  /** Called by each form's script, once the form is in the page. */
  mount(camForm, scope) {
    loadStyles();
    return new Form(camForm, scope).load();
  }
});
