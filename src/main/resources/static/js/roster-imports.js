/*
 * While a roster is checked the page says how many rows were read and can cancel; while it is registered the page follows the villages.
 * Without this script both work the same, only silently.
 */
const LOOK = 700;

function csrf(form) {
  const data = new FormData();
  data.append('_csrf', form.querySelector('input[name="_csrf"]').value);
  return data;
}

const upload = document.getElementById('upload');
if (upload) {
  upload.addEventListener('submit', async (submit) => {
    submit.preventDefault();
    const token = crypto.randomUUID ? crypto.randomUUID() : [8, 4, 4, 4, 12].map((n) => [...Array(n)].map(() => Math.floor(Math.random() * 16).toString(16)).join('')).join('-');
    const body = new FormData(upload);
    body.append('token', token);
    const shown = document.getElementById('progress');
    const button = upload.querySelector('button[type="submit"]');
    const path = upload.getAttribute('action');
    shown.hidden = false;
    button.disabled = true;
    shown.querySelector('span').textContent = '正在上传…';
    shown.querySelector('button').onclick = () => fetch(`${path}/uploads/${token}/cancel`, { method: 'POST', body: csrf(upload), credentials: 'same-origin' });
    const look = setInterval(async () => {
      const answer = await fetch(`${path}/uploads/${token}`, { credentials: 'same-origin' });
      const { rows } = answer.ok ? await answer.json() : { rows: 0 };
      if (rows > 0) shown.querySelector('span').textContent = `正在检查，已读${rows}行…`;
    }, LOOK);
    try {
      const answer = await fetch(path, { method: 'POST', body, credentials: 'same-origin' });
      const text = await answer.text();
      if (answer.redirected) history.pushState(null, '', answer.url);
      document.open();
      document.write(text);
      document.close();
    } finally {
      clearInterval(look);
    }
  });
}

const registering = document.querySelector('form[data-register]');
if (registering) {
  registering.addEventListener('submit', (submit) => {
    submit.preventDefault();
    registering.querySelector('button').disabled = true;
    fetch(registering.getAttribute('action'), { method: 'POST', body: new FormData(registering), credentials: 'same-origin' }).then(() => window.location.reload());
    setTimeout(() => window.location.reload(), LOOK);
  });
}

const followed = document.getElementById('import');
if (followed && followed.dataset.running === 'true') setTimeout(() => window.location.reload(), 3 * LOOK);
