// A planner who never saw Cantiere: takes the template, brings it in filled, corrects an action, publishes. Every click and
// every field is a step; there must be fewer than thirty, and the number is printed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, launch, noExternalRequests, open, site } from './lib.mjs';
import { fill } from './workbook.mjs';

const COLUMNS = ['kind', 'code', 'parent_code', 'title', 'description', 'audience', 'times', 'start', 'end', 'actors', 'results',
  'impact', 'serves', 'state'];
const ROWS = [
  { kind: 'objective', code: 'OB1', title: 'Un orto per ogni scuola' },
  { kind: 'action', code: 'OB1.1', parent_code: 'OB1', title: 'Scavare dieci orti', times: 'by', end: '2028-06', actors: 'Comune di Valdoria | lead' },
  { kind: 'action', code: 'OB1.2', parent_code: 'OB1', title: 'Formare chi insegna', times: 'from_to', start: '2027', end: '2028' },
];
let browser, page, context, faults, steps = 0;

before(async () => { browser = await launch(); });
after(async () => { await context?.close(); await browser?.close(); });

async function click(target) { steps += 1; await target.click(); }
async function type(target, text) { steps += 1; await target.fill(text); }

test('a planner who never saw Cantiere publishes a plan from the template in fewer than 30 steps', async () => {
  ({ page, context, faults } = await open(browser));
  await page.goto(`${site()}/demo/entra/amministratrice`);
  await click(page.locator('#navigation').getByRole('link', { name: 'Scrivania' }));
  await click(page.getByRole('link', { name: 'Nuovo piano' }));
  const name = `Piano degli orti ${Date.now()}`;
  await type(page.locator('#name'), name);
  await type(page.locator('#edition'), '2027-2029');
  await click(page.locator('main button[type=submit]'));
  // The empty draft says what to do next.
  await click(page.locator('.empty a.btn-primary'));
  const [download] = await Promise.all([page.waitForEvent('download'), click(page.locator('a[href$="template.xlsx"]'))]);
  const filled = fill(readFileSync(await download.path()), COLUMNS, ROWS);
  steps += 1;
  await page.locator('#file').setInputFiles({ name: 'piano.xlsx', mimeType: 'application/octet-stream', buffer: filled });
  await click(page.locator('form[enctype] button[type=submit]'));
  assert.match(await page.locator('main').innerText(), /Scavare dieci orti/);
  await axe(page);
  await click(page.locator('form[action$="/file/confirm"] button[type=submit]'));
  await click(page.locator('.rows--desk h3 a').first());
  await click(page.locator('#items ~ ol a.btn', { hasText: 'OB1.1' }));
  await type(page.locator('#title'), 'Scavare venti orti');
  await click(page.locator('button[type=submit]', { hasText: 'Salva' }));
  await click(page.locator('.edition-head').getByRole('link', { name: 'Impostazioni' }));
  await click(page.locator('input[name=visibility][value=public]'));
  await click(page.locator('button[type=submit]', { hasText: 'Salva' }));
  await click(page.locator('.edition-head').getByRole('link', { name: 'Pubblica la versione' }));
  await type(page.locator('#summary'), 'La prima versione del piano degli orti.');
  await click(page.locator('button[type=submit]', { hasText: /^Pubblica$/ }));
  await page.waitForURL(/\/versions/);

  const visitor = await open(browser);
  await visitor.page.goto(page.url().replace('/versions', '/items'));
  assert.match(await visitor.page.locator('main').innerText(), /Scavare venti orti/);
  await visitor.context.close();
  noExternalRequests(faults);
  console.log(`steps from the home page to a published plan: ${steps}`);
  assert.ok(steps < 30, `${steps} steps`);
});
