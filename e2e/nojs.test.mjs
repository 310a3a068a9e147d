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
