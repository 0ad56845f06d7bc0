'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { modelFiles, nameOf, root } = require('./models');

const font = "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif";
const margin = 12;

/**
 * Draws the models and decision tables named as arguments, or all under bpmn/, into docs/images/models/,
 * or into the folder after --out.
 */
async function main() {
  const given = process.argv.slice(2);
  const out = given.includes('--out') ? given.splice(given.indexOf('--out'), 2)[1] : undefined;
  const folder = path.resolve(out || path.join(root, 'docs/images/models'));
  fs.mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const page = await openDrawingPage(browser);
    const written = new Set();
    for (const file of [...modelFiles(given, '.bpmn'), ...modelFiles(given, '.dmn')]) {
      for (const picture of await draw(page, file)) {
        if (written.has(picture.name)) throw new Error(`Two models would be drawn as ${picture.name}`);
        written.add(picture.name);
        fs.writeFileSync(path.join(folder, picture.name), picture.png);
        console.log(`${nameOf(file)} → ${picture.name} (${Math.ceil(picture.png.length / 1024)} KB)`);
      }
    }
    console.log(`${written.size} pictures`);
  } finally {
    await browser.close();
  }
}

function findChromium() {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = places.find((place) => place && fs.existsSync(place));
  if (!found) throw new Error('No Chromium found: install one, or name it in the environment variable CHROMIUM');
  return found;
}

/** A page with both viewers loaded from node_modules; it never asks the network for anything. */
async function openDrawingPage(browser) {
  const page = await browser.newPage({ deviceScaleFactor: 2, offline: true, viewport: { width: 1400, height: 900 } });
  const part = (name) => path.join(__dirname, 'node_modules', name);
  await page.setContent(`<!doctype html><meta charset="utf-8"><body style="margin:0; background:white"></body>`);
  await page.addScriptTag({ path: part('bpmn-js/dist/bpmn-viewer.production.min.js') });
  await page.addScriptTag({ path: part('dmn-js/dist/dmn-viewer.production.min.js') });
  for (const sheet of ['dmn-js-shared.css', 'dmn-js-decision-table.css', 'dmn-js-decision-table-controls.css']) {
    await page.addStyleTag({ path: part(`dmn-js/dist/assets/${sheet}`) });
  }
  await page.addStyleTag({
    content: `.dmn-decision-table-container * { font-family: ${font} !important }
      .dmn-decision-table-container .tjs-container { width: max-content; overflow: visible }
      .view-drd, .powered-by { display: none !important }`,
  });
  return page;
}

async function draw(page, file) {
  const xml = fs.readFileSync(file, 'utf8');
  const stem = `${path.basename(path.dirname(path.resolve(file)))}-${path.basename(file, path.extname(file))}`;
  return file.endsWith('.bpmn') ? drawModel(page, xml, stem) : drawTables(page, xml, stem);
}

async function drawModel(page, xml, stem) {
  await page.evaluate(showModel, { xml, font, margin });
  return [{ name: `${stem}.png`, png: await page.locator('#picture').screenshot() }];
}

/** Runs in the page: lays the model out as a plain image, as large as it is. */
async function showModel({ xml, font, margin }) {
  document.body.innerHTML = '<div id="canvas" style="width:1400px; height:900px"></div>';
  const textRenderer = { defaultStyle: { fontFamily: font } };
  const viewer = new window.BpmnJS({ container: '#canvas', textRenderer });
  await viewer.importXML(xml);
  const { svg } = await viewer.saveSVG();
  viewer.destroy();
  document.body.innerHTML = `<div id="picture" style="display:inline-block; padding:${margin}px">${svg}</div>`;
}

async function drawTables(page, xml, stem) {
  const tables = await page.evaluate(openTables, { xml });
  const pictures = [];
  for (const id of tables) {
    await page.evaluate((table) => window.tables.open(table), id);
    const name = tables.length === 1 ? `${stem}.png` : `${stem}-${id}.png`;
    pictures.push({ name, png: await page.locator('.tjs-container').screenshot() });
  }
  await page.evaluate(() => window.tables.viewer.destroy());
  return pictures;
}

/** Runs in the page: reads the file's decision tables and answers their ids. */
async function openTables({ xml }) {
  document.body.innerHTML = '<div id="canvas" style="width:3200px"></div>';
  const viewer = new window.DmnJS({ container: '#canvas' });
  await viewer.importXML(xml);
  const views = viewer.getViews().filter(({ type }) => type === 'decisionTable');
  const open = (id) => viewer.open(views.find(({ element }) => element.id === id)).then(() => undefined);
  window.tables = { viewer, open };
  return views.map(({ element }) => element.id);
}

main();
