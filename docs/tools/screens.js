'use strict';

// Takes the screenshots of docs/images/screens from a demonstration that runs: npm run screens [-- http://localhost:8080]
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const base = process.argv[2] || 'http://localhost:8080';
const out = path.join(__dirname, '..', 'images', 'screens');
const size = { width: 1280, height: 800 };
const password = 'qingnuan';

async function signedIn(browser, user) {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.fill('#username', user);
  await page.fill('#password', password);
  await Promise.all([page.waitForURL(`${base}/`), page.click('main button[type=submit]')]);
  return page;
}

async function shoot(page, name) {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  console.log(`${name}.png`);
}

async function main() {
  fs.mkdirSync(out, { recursive: true });
  const executablePath = process.env.CHROMIUM || ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(fs.existsSync);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const stranger = await (await browser.newContext({ viewport: size, locale: 'zh-CN' })).newPage();
    await stranger.goto(`${base}/`);
    await shoot(stranger, 'start');

    const official = await signedIn(browser, 'kunlun-zhen');
    await official.goto(`${base}/camunda/app/tasklist/default/`);
    await official.locator('.task').first().click();
    await official.locator('.qn-head').waitFor();
    await shoot(official, 'tasklist');
    await official.goto(`${base}/bodies/zichuan-2021/kunlun`);
    await shoot(official, 'body');

    const supervisor = await signedIn(browser, 'lingdao');
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
