/*
 * The list of rehearsals follows those that run, without touching what somebody fills in or has ticked; without this script
 * the page does the same when it is loaded again.
 */
const REFRESH = 2000;

function ticked() {
  return [...document.querySelectorAll('#runs input[name="run"]:checked')].map((box) => box.value);
}

async function refresh() {
  const answer = await fetch(window.location.pathname, { credentials: 'same-origin' });
  if (answer.redirected || !answer.ok) {
    window.location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const chosen = ticked();
  document.getElementById('runs').replaceWith(page.getElementById('runs'));
  document.querySelectorAll('#runs input[name="run"]').forEach((box) => (box.checked = chosen.includes(box.value)));
}

function watch() {
  if (document.getElementById('runs').dataset.running !== 'true') return;
  setTimeout(() => refresh().then(watch), REFRESH);
}

document.addEventListener('submit', (submit) => {
  const question = submit.submitter && submit.submitter.dataset.sure;
  if (question && !window.confirm(question)) submit.preventDefault();
});
watch();
