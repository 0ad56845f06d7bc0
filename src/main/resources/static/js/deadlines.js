/*
 * The page of a plan's deadlines without reloading it: the preview follows the dates as they are picked, the list follows
 * an adjustment that is being applied. The server renders both; without this script the buttons do the same.
 */
const REFRESH = 3000;
const PAUSE = 400;

async function parts(url, options) {
  const answer = await fetch(url, { credentials: 'same-origin', ...options });
  if (answer.redirected || !(answer.headers.get('content-type') || '').includes('html')) {
    window.location.reload();
    return null;
  }
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

function swap(page, id) {
  const fresh = page && page.getElementById(id);
  const old = document.getElementById(id);
  if (fresh && old) old.replaceWith(fresh);
}

let asked = 0;

async function examine(form) {
  const mine = (asked += 1);
  const page = await parts(form.dataset.examine, { method: 'POST', body: new FormData(form) });
  if (mine === asked) swap(page, 'examined');
}

function follow(form, events) {
  let timer = null;
  events.forEach((event) =>
    form.addEventListener(event, () => {
      clearTimeout(timer);
      timer = setTimeout(() => form.checkValidity() && examine(form), PAUSE);
    })
  );
  form.addEventListener('submit', (submit) => {
    if (!submit.submitter || !submit.submitter.hasAttribute('formaction')) return;
    submit.preventDefault();
    examine(form).then(() => document.getElementById('examined').scrollIntoView({ block: 'nearest' }));
  });
}

function watch() {
  const list = document.getElementById('adjustments');
  if (!list || list.dataset.running !== 'true') return;
  setTimeout(async () => {
    swap(await parts(window.location.pathname), 'adjustments');
    watch();
  }, REFRESH);
}

const days = document.getElementById('days');
const model = document.getElementById('model');
if (model) follow(days, ['input']);
if (model) follow(model, ['change']);
watch();
