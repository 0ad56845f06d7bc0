'use strict';

// Takes the pictures of docs/manual from a demonstration that was just started: npm run manual [-- URL [chapter …]]
// It works in the demonstration as its administrator does: two plans, an adjustment and an extension are there afterwards.
const fs = require('node:fs');
const path = require('node:path');
const { launched, signedIn } = require('./demonstration');
const { workbook } = require('./workbook');

const base = process.argv[2] || 'http://localhost:8080';
const out = path.join(__dirname, '..', 'images', 'manual');
const margin = 12;

const area = { id: 'huantai', name: '桓台县', code: '370321' };
const towns = [
  ['索镇街道', 'suozhen'],
  ['起凤镇', 'qifeng'],
  ['田庄镇', 'tianzhuang'],
  ['新城镇', 'xincheng'],
];
const targets = workbook('任务表.xlsx', [
  ['名称', '任务户数', '行政区划代码', '编号'],
  ...towns.map(([name, id], at) => [name, 200 - 20 * at, '', id]),
]);

// The part of the page from the first place to the last one, at most so many pixels high.
async function shoot(page, name, from, to = from, most = 900) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.activeElement.blur());
  const first = await box(page, from);
  const last = await box(page, to);
  const scrolled = await page.evaluate(() => window.scrollY);
  const left = Math.min(first.x, last.x);
  const right = Math.max(first.x + first.width, last.x + last.width);
  const clip = {
    x: left - margin,
    y: first.y + scrolled - margin,
    width: right - left + 2 * margin,
    height: Math.min(most, last.y + last.height - first.y + 2 * margin),
  };
  await page.screenshot({ path: path.join(out, `${name}.png`), fullPage: true, clip });
  console.log(`${name}.png`);
}

async function box(page, place) {
  const locator = typeof place === 'string' ? page.locator(place).first() : place.first();
  await locator.waitFor();
  return locator.boundingBox();
}

const press = (page, name, within = 'main') =>
  page.locator(within).getByRole('button', { name, exact: true }).first().click();
const line = (page, topic) => page.locator('table.readiness tr', { has: page.locator(`td:first-child b:text-is("${topic}")`) });

async function fill(page, within, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`${within} [name="${name}"]`);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

async function taskForm(page) {
  await page.locator('.qn-head').waitFor();
  await page.locator('button.claim').click();
  await page.locator('.qn-fields').waitFor();
}

// A task from there as far as 办结; Tasklist scrolls within itself, so the window is made high enough.
async function shootTask(page, name, from) {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await shoot(page, name, from, page.getByRole('button', { name: '办结', exact: true }), 1500);
}

const section = (page, title) => page.locator('main > section', { has: page.locator('h2', { hasText: title }) });

const choose = (page, choice) => page.locator('.qn-choice', { has: page.getByText(choice, { exact: true }) }).click();

async function complete(page) {
  await page.getByRole('button', { name: '办结', exact: true }).click();
  await page.locator('.qn-head').waitFor({ state: 'detached' });
}

// Everybody who is missing on the page of the staff; where a post belongs to the whole plan, two persons.
async function staffOf(page) {
  const vacant = await page.locator('tr', { has: page.locator('td.bad') }).evaluateAll((rows) =>
    rows.map((row) => [row.cells[0].textContent.trim(), row.cells[1].textContent.trim()])
  );
  return vacant.flatMap(([post, place]) => (place === area.name ? ['甲', '乙'] : ['']).map((which) => [post, place, which]));
}

const roster = (people) =>
  workbook('人员名单.xlsx', [
    ['用户名', '姓名', '岗位', '单位', '电子邮箱', '初始密码', '代办人用户名', '代办开始日期', '代办结束日期'],
    ...people,
  ]);

async function give(page, topic, file) {
  const row = line(page, topic);
  await row.locator('details summary').last().click();
  await row.locator('input[type=file]').setInputFiles(file);
  await row.getByRole('button', { name: '检查并载入' }).click();
  await page.locator('main > .good').waitFor();
}

async function create(page, values, file) {
  await page.goto(`${base}/drafts`);
  await fill(page, 'form.card', values);
  if (file) await page.setInputFiles('input[name=targets]', file);
}

const chapters = {
  async 'new-plan'(browser) {
    const page = await signedIn(browser, base, 'guanli');
    await shoot(page, 'start', 'section.card');
    await create(
      page,
      {
        from: 'zichuan-2021',
        id: 'huantai-2022',
        name: '桓台县2022年冬季清洁取暖',
        year: '2022',
        areaId: area.id,
        areaName: area.name,
        areaCode: area.code,
        documentNo: '桓政办字〔2022〕8号',
        issued: '2022-05-10',
      },
      targets
    );
    await shoot(page, 'new-plan-form', 'form.card');
    await press(page, '新建草稿');
    const draft = `${base}/drafts/huantai-2022`;
    await page.goto(`${draft}/settings`);
    await shoot(page, 'new-plan-settings', 'main h1', 'details.group >> nth=0');
    await page.getByLabel('任务合计').fill('700');
    await press(page, '保存设置');
    await page.goto(draft);
    await shoot(page, 'new-plan-findings', '#check');
    await page.goto(`${draft}/settings`);
    await page.getByLabel('任务合计').fill('680');
    await press(page, '保存设置');
    await page.goto(draft);
    await shoot(page, 'new-plan-stages', '#stages');
    await shoot(page, 'new-plan-dates', '#dates');
    await shoot(page, 'new-plan-files', '#files');
    await press(page, '部署');
    await page.getByText('方案已部署').waitFor();
  },

  async readiness(browser) {
    const page = await signedIn(browser, base, 'guanli');
    const plan = `${base}/plans/huantai-2022`;
    await page.goto(`${plan}/readiness`);
    await shoot(page, 'readiness-missing', 'main h1', line(page, '设备目录'));
    await press(page, '启动');
    await shoot(page, 'readiness-refused', 'main > .problem', 'main > .problem', 420);

    await page.goto(`${plan}/staff`);
    const people = (await staffOf(page)).map(([post, place, which], at) => {
      const user = `ht-${String(at + 1).padStart(3, '0')}`;
      return [user, place + post + which, post, place, `${user}@example.org`];
    });
    const wrong = people.map((row) => [...row]);
    wrong[0][0] = 'Zhang San';
    wrong[1][4] = '没有邮箱';
    await page.setInputFiles('input[type=file]', roster(wrong));
    await press(page, '检查并载入');
    await shoot(page, 'staff-refused', 'main > .problem', 'form.card');
    await page.setInputFiles('input[type=file]', roster(people));
    await press(page, '检查并载入');
    await shoot(page, 'staff-tokens', 'main > .good', 'section.card', 480);
    await page.goto(`${plan}/staff`);
    await shoot(page, 'staff-waiting', 'main > section.spaced', 'main > section.spaced', 300);

    await page.goto(`${plan}/readiness`);
    await give(
      page,
      '设备目录',
      workbook('设备目录.xlsx', [
        ['型号', '改造方式', '生产企业', '设备名称', '价格(元)'],
        ['QN-24', '煤改气', '示范壁挂炉厂', '壁挂炉', '3200'],
        ['QN-H1', '集中供热', '示范换热厂', '户用换热机组', '2600.50'],
      ])
    );
    await shoot(page, 'readiness-ready', 'main > .good', 'main > section.card');
    await press(page, '启动');
    await page.getByText('方案已启动').waitFor();
    await shoot(page, 'readiness-started', 'main > .good', 'main > section.card');
  },

  async rehearsal(browser) {
    const page = await signedIn(browser, base, 'guanli');
    const rehearsals = `${base}/plans/zichuan-2021/rehearsals`;
    for (const day of ['2021-08-30', '2021-09-15']) {
      await page.goto(rehearsals);
      await page.fill('#households', '60');
      await page.getByLabel('建成演练的期限').fill(day);
      if (day !== '2021-08-30') await shoot(page, 'rehearsal-form', '#order');
      await press(page, '开始演练');
      await page.getByText('演练已经开始').waitFor();
    }
    await page.locator('#runs .progress .hint').nth(1).waitFor({ timeout: 300_000 });
    await shoot(page, 'rehearsal-running', '#runs');
    await page.locator('#runs a:text-is("查看报告")').nth(1).waitFor({ timeout: 600_000 });
    for (const box of await page.locator('#runs input[type=checkbox]').all()) await box.check();
    await press(page, '比较勾选的两次');
    await shoot(page, 'rehearsal-comparison', section(page, '各关口'), section(page, '各关口'), 700);
    await shoot(page, 'rehearsal-weeks', section(page, '每周进展').locator('figure'));
  },

  async deadlines(browser) {
    const page = await signedIn(browser, base, 'guanli');
    const deadlines = `${base}/plans/zichuan-2021/deadlines`;
    await page.goto(deadlines);
    await page.getByLabel('建成的新期限').fill('2021-09-15');
    await page.locator('#examined tr.total').waitFor();
    await shoot(page, 'deadlines-preview', 'main > section >> nth=0', '#examined');
    await press(page, '提交调整', '#days');
    await page.getByText('去说明依据').click();
    await taskForm(page);
    await page.getByLabel('调整原因').fill('连续降雨，三个镇的外线施工推迟。');
    await page.getByLabel('调整依据').fill('川政办字〔2021〕30号');
    await shootTask(page, 'deadlines-justify', '.qn-fields');
    await complete(page);

    const second = await signedIn(browser, base, 'lingdao');
    await second.goto(deadlines);
    await second.getByText('去办理').click();
    await taskForm(second);
    await choose(second, '批准');
    await shootTask(second, 'deadlines-approve', '.qn-head');
    await complete(second);
    do {
      await page.waitForTimeout(2_000);
      await page.goto(deadlines);
    } while ((await page.locator('#adjustments .state').first().innerText()) !== '已完成');
    await shoot(page, 'deadlines-done', '#adjustments');
  },

  async extension(browser) {
    const page = await signedIn(browser, base, 'zhaili-zhen');
    const extensions = `${base}/bodies/zichuan-2021/zhaili/extensions`;
    await page.goto(extensions);
    await page.selectOption('select[name=place]', { index: 1 });
    await page.selectOption('select[name=frame]', { label: '交付使用' });
    await page.fill('input[name=until]', '2021-10-15');
    await page.fill('#reason', '村东管线迁改未完，10月上旬通气。');
    await shoot(page, 'extension-request', 'form.card');
    await press(page, '提交申请');

    const office = await signedIn(browser, base, 'tuiban');
    await office.goto(`${base}/camunda/app/tasklist/default/`);
    await office.locator('.task', { hasText: '延期' }).first().click();
    await taskForm(office);
    await choose(office, '批准');
    await shootTask(office, 'extension-approve', '.qn-head');
    await complete(office);
    const administrator = await signedIn(browser, base, 'guanli');
    await administrator.goto(extensions);
    await shoot(administrator, 'extension-list', 'main h1', 'main > section');
  },

  async deputies(browser) {
    const page = await signedIn(browser, base, 'zhaili-zhen');
    await page.goto(`${base}/deputies`);
    await page.selectOption('#deputy', { label: '寨里镇村级文书' });
    await page.fill('#from', '2021-09-06');
    await page.fill('#to', '2021-09-10');
    await press(page, '设置代办人');
    await shoot(page, 'deputies', 'main > .good', 'main > p >> nth=-1');
  },

  async 'next-year'(browser) {
    const page = await signedIn(browser, base, 'guanli');
    await create(page, { from: 'zichuan-2021', id: 'zichuan-2022', name: '淄川区2022年冬季清洁取暖', year: '2022' });
    await shoot(page, 'next-year-form', 'form.card');
    await press(page, '新建草稿');
    await page.locator('#check').waitFor();
    await shoot(page, 'next-year-draft', 'main > .good', '#check');
    await press(page, '部署');
    await page.goto(`${base}/plans/zichuan-2022/carry-over?from=zichuan-2021`);
    await shoot(page, 'carry-over-preview', 'main h1', 'section.card');
  },
};

async function main() {
  fs.mkdirSync(out, { recursive: true });
  const wanted = process.argv.slice(3);
  const browser = await launched();
  try {
    for (const [name, take] of Object.entries(chapters)) {
      if (wanted.length === 0 || wanted.includes(name)) await take(browser);
    }
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
