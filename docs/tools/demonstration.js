'use strict';

// A Chromium, and people signed in to a demonstration that runs, for those who take pictures. The browser's own words (选择文件)
// are Chinese where its language pack is installed (Debian: chromium-l10n).
const fs = require('node:fs');
const { chromium } = require('playwright-core');

const size = { width: 1280, height: 800 };
const password = 'qingnuan';

function launched() {
  const executablePath = process.env.CHROMIUM || ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(fs.existsSync);
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--lang=zh-CN'],
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' },
  });
}

async function stranger(browser) {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  return context.newPage();
}

async function signedIn(browser, base, user) {
  const page = await stranger(browser);
  await page.goto(`${base}/sign-in`);
  await page.fill('#username', user);
  await page.fill('#password', password);
  await Promise.all([page.waitForURL(`${base}/`), page.click('main button[type=submit]')]);
  return page;
}

module.exports = { launched, stranger, signedIn };
