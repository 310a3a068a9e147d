// What became of the actions: an owner tells on a form of two fields, readers see it, late and without news are told apart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, keyboardPath, launch, noExternalRequests, open, reflow320, shots, site } from './lib.mjs';

const PLAN = '/plans/trasformazione-digitale/2024-2026';
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test('an owner tells news by keyboard on a phone, without scripts, and readers see it', async () => {
  const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
  await page.goto(`${site()}/demo/entra/responsabile`);
  await page.goto(`${site()}/it/my-actions`);
  await page.locator('.rows li', { hasText: 'A2.3' }).getByRole('link', { name: /^Aggiorna lo stato/ }).click();
  const names = await keyboardPath(page);
  assert.ok(names.some((name) => name.startsWith('Che cosa è successo')), names.join(' | '));
  await page.getByRole('button', { name: 'Pubblica l’aggiornamento' }).click();
  await page.getByLabel('completata').check();
  await page.getByLabel(/^Che cosa è successo/).fill('Il modulo unico è in uso in tutti i comuni.');
  await page.getByRole('button', { name: 'Pubblica l’aggiornamento' }).click();
  assert.match(await page.locator('.alert-success').innerText(), /pubblicato/);
  await page.goto(`${site()}/it${PLAN}/items/A2.3`);
  assert.match(await page.locator('.timeline').innerText(), /Il modulo unico è in uso/);
  noExternalRequests(faults);
  await context.close();
});

test('late and without news are told apart, in lists, in words and at every width', async () => {
  const { page, context } = await open(browser);
  for (const [news, words] of [['late', 'in ritardo'], ['silent', /senza aggiornamento|mai aggiornata/]]) {
    await page.goto(`${site()}/it${PLAN}/items?news=${news}`);
    const rows = await page.locator('.rows li .row-state').allInnerTexts();
    assert.ok(rows.length > 0 && rows.every((row) => row.match(words)), rows.join(' | '));
    await axe(page);
    await reflow320(page);
    await shots(page, `news-${news}`);
  }
  await context.close();
});
