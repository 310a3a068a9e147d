// With scripts off: pages are whole, the person's menu opens, the second question of the rating appears.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, noExternalRequests, open, paths, site } from './lib.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test('every page has its content without scripts', async () => {
  const { page, context, faults } = await open(browser, { javaScriptEnabled: false });
  for (const path of await paths()) {
    const answer = await page.goto(`${site()}/it${path}`);
    assert.ok(answer.status() < 400, `/it${path} answered ${answer.status()}`);
    assert.equal(await page.locator('main h1').count(), 1, `/it${path} has no h1 in main`);
  }
  noExternalRequests(faults);
  await context.close();
});

test('rating asks what was difficult after a low mark, and what was liked after a high one', async () => {
  const { page, context } = await open(browser, { javaScriptEnabled: false, width: 360 });
  for (const path of await paths()) {
    await page.goto(`${site()}/it${path}`);
    if (await page.locator('[data-element="feedback"]').count()) break;
  }
  const negative = page.locator('[data-element="feedback-rating-negative"]');
  const positive = page.locator('[data-element="feedback-rating-positive"]');
  assert.equal(await page.locator('[data-element="feedback-title"]').innerText(), 'Quanto sono chiare le informazioni su questa pagina?');
  assert.equal(await negative.isVisible(), false);
  await page.locator('[data-element="feedback-rate-2"]').check();
  assert.equal(await negative.isVisible(), true);
  assert.equal(await positive.isVisible(), false);
  await page.locator('[data-element="feedback-rate-5"]').check();
  assert.equal(await negative.isVisible(), false);
  assert.equal(await positive.isVisible(), true);
  assert.equal(await page.locator('[data-element="feedback-rating-positive"] [data-element="feedback-rating-answer"]').count(), 5);
  await context.close();
});

test('a planner joins two paragraphs, parts them again and is told what is wrong in a file, on a phone', async () => {
  const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
  await page.goto(`${site()}/demo/entra/pianificatrice`);
  await page.goto(`${site()}/it/desk`);
  await page.locator('.desk-plan').last().locator('.row-title a').first().click();
  const draft = page.url().split('?')[0];
  await page.locator('.rows--desk h3 a').first().click();
  const part = page.url().split('?')[0];
  const texts = () => page.locator('.desk-par .par-text').allInnerTexts();
  const before = await texts();
  const menu = page.locator('.desk-par details', { hasText: 'Unisci al paragrafo precedente' }).first();
  await menu.locator('summary').click();
  await menu.getByRole('button', { name: 'Unisci al paragrafo precedente' }).click();
  assert.equal((await texts()).length, before.length - 1);
  await page.locator('.alert-success', { hasText: 'ora sono uno' }).getByRole('button', { name: 'Annulla' }).click();
  assert.match(await page.locator('.alert-success').innerText(), /È tornato al suo posto/);
  await page.goto(part);
  assert.deepEqual(await texts(), before);

  await page.goto(`${draft}/file`);
  await page.locator('#file').setInputFiles({ name: 'piano.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "cantiere-plan" "version": 1}') });
  await page.getByRole('button', { name: 'Leggi il file' }).click();
  assert.match(await page.locator('#file-error').innerText(), /piano\.json:1: al carattere 28 della riga, un segno manca/);
  assert.equal(await page.locator('#file').getAttribute('aria-invalid'), 'true');
  noExternalRequests(faults, 422);
  await context.close();
});
