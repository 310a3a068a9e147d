// A planner without a pointer: from the desk into a plan, an action corrected, the differences read, the version published.
// Every step is a key. The site must be a demonstration, for its doors.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as keys from './lib.mjs';
import { keyboardPath, launch, noExternalRequests, open, site } from './lib.mjs';

let browser, page, context, faults;
const WORDS = `con la tastiera ${Date.now()}`;

before(async () => {
  browser = await launch();
  ({ page, context, faults } = await open(browser));
});
after(async () => { await context?.close(); await browser?.close(); });

const reach = (target) => keys.reach(page, target);
const press = (target) => keys.press(page, target);

/** Says with the arrow keys that the edit changes the meaning, where that is asked. */
async function changesTheMeaning() {
  const answers = page.locator('input[name=nature]');
  if (await answers.count() === 0) return;
  const given = page.locator('input[name=nature]:checked');
  await reach(await given.count() ? given : answers);
  const meaning = page.getByLabel('Cambia il significato');
  if (!await meaning.isChecked()) await page.keyboard.press('ArrowDown');
  assert.ok(await meaning.isChecked(), 'the arrow keys choose the answer');
}

test('an action is corrected, its differences read and the version published by keyboard alone', async () => {
  const answer = await page.goto(`${site()}/demo/entra/pianificatrice`);
  assert.ok(answer.status() < 400, 'the demonstration has no door for the planner');
  await page.goto(`${site()}/it/desk`);
  await press(page.locator('.desk-plan .row-title a'));
  const published = page.url().split('?')[0].replace('/desk/plans/', '/plans/');
  await press(page.locator('.rows--desk h3 a').nth(1));
  await press(page.locator('#items ~ ol a.btn'));

  // Every field and button of the form takes the focus, seen and uncovered, and the walk comes to an end.
  const names = await keyboardPath(page);
  assert.ok(names.some((name) => name.startsWith('Titolo')) && names.includes('Salva nella bozza'), names.join(' | '));
  await reach(page.locator('#title'));
  await page.keyboard.press('Control+End');
  await page.keyboard.type(` ${WORDS}`);
  await changesTheMeaning();
  await press(page.locator('button[type=submit]', { hasText: 'Salva' }));
  assert.match(await page.locator('.alert-success').innerText(), /Salvato nella bozza/);

  await press(page.locator('.edition-head a[href*="/changes"]'));
  assert.match(await page.locator('.changes ins', { hasText: WORDS }).first().innerText(), /inizio testo aggiunto/);
  await press(page.locator('main').getByRole('link', { name: 'Pubblica la versione' }));
  await keyboardPath(page);
  await reach(page.locator('#summary'));
  await page.keyboard.type(`Abbiamo corretto un titolo ${WORDS}.`);
  await changesTheMeaning();
  await press(page.locator('button[type=submit]', { hasText: /^Pubblica$/ }));
  assert.equal(page.url().split('?')[0], `${published}/versions`);
  assert.match(await page.locator('main').innerText(), new RegExp(WORDS));
  noExternalRequests(faults);
});
