'use strict';

// Takes the screenshots of docs/images/screens from a demonstration that runs: npm run screens [-- http://localhost:8080]
const fs = require('node:fs');
const path = require('node:path');
const { launched, stranger, signedIn } = require('./demonstration');

const base = process.argv[2] || 'http://localhost:8080';
const out = path.join(__dirname, '..', 'images', 'screens');

async function shoot(page, name) {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  console.log(`${name}.png`);
}

async function main() {
  fs.mkdirSync(out, { recursive: true });
  const browser = await launched();
  try {
    const visitor = await stranger(browser);
    await visitor.goto(`${base}/`);
    await shoot(visitor, 'start');

    const official = await signedIn(browser, base, 'kunlun-zhen');
    await official.goto(`${base}/camunda/app/tasklist/default/`);
    await official.locator('.task').first().click();
    await official.locator('.qn-head').waitFor();
    await shoot(official, 'tasklist');
    await official.goto(`${base}/bodies/zichuan-2021/kunlun`);
    await shoot(official, 'body');

    const supervisor = await signedIn(browser, base, 'lingdao');
    await supervisor.goto(`${base}/camunda/app/cockpit/default/`);
    await supervisor.locator('tr[data-body]').first().waitFor();
    await shoot(supervisor, 'board');
    await supervisor.goto(`${base}/camunda/app/cockpit/default/#/processes`);
    await supervisor.getByRole('link', { name: '村级改造（淄川区2021）' }).first().click();
    await supervisor.locator('[data-element-id="receiveTask_overdueWorks"]').waitFor();
    await supervisor.locator('.djs-overlay .badge').first().waitFor();
    await supervisor.locator('.qnb-badge').first().waitFor();
    await shoot(supervisor, 'cockpit');
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
