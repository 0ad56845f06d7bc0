/*
 * While a roster is checked the page says how many rows were read and can cancel; while it is registered the page follows the villages.
 * Without this script both work the same, only silently.
 */
const LOOK = 300;
const FOLLOW = 1500;

function csrf(form) {
  const data = new FormData();
  data.append('_csrf', form.querySelector('input[name="_csrf"]').value);
  return data;
}

function token() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const digits = (count) => Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  return [8, 4, 4, 4, 12].map(digits).join('-');
}

/** The answer in place of this page; what it says of a refused file is said once only, so it is not asked for again. */
async function show(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (answer.redirected) history.pushState(null, '', answer.url);
  document.querySelector('main').replaceWith(page.querySelector('main'));
  attach();
}

async function check(upload) {
  const own = token();
  const path = upload.getAttribute('action');
  const body = new FormData(upload);
  body.append('token', own);
  const shown = document.getElementById('progress');
  const says = shown.querySelector('span');
  shown.hidden = false;
  says.textContent = '正在上传…';
  upload.querySelector('button[type="submit"]').disabled = true;
  shown.querySelector('button').onclick = () => fetch(`${path}/uploads/${own}/cancel`, { method: 'POST', body: csrf(upload), credentials: 'same-origin' });
  const look = setInterval(async () => {
    const answer = await fetch(`${path}/uploads/${own}`, { credentials: 'same-origin' });
    const { rows } = answer.ok ? await answer.json() : { rows: 0 };
    if (rows > 0) says.textContent = `正在检查，已读${rows}行…`;
  }, LOOK);
  try {
    await show(await fetch(path, { method: 'POST', body, credentials: 'same-origin' }));
  } finally {
    clearInterval(look);
  }
}

async function register(form) {
  form.querySelector('button').disabled = true;
  const answer = fetch(form.getAttribute('action'), { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
  const early = await Promise.race([answer, new Promise((later) => { setTimeout(later, FOLLOW); })]);
  if (early) await show(early);
  else window.location.reload();
}

function attach() {
  const upload = document.getElementById('upload');
  upload?.addEventListener('submit', (submit) => {
    submit.preventDefault();
    check(upload);
  });
  const registering = document.querySelector('form[data-register]');
  registering?.addEventListener('submit', (submit) => {
    submit.preventDefault();
    register(registering);
  });
  if (document.getElementById('import')?.dataset.running === 'true') setTimeout(() => window.location.reload(), FOLLOW);
}

attach();
