// A planner at the desk, by keyboard and pointer as they come: correct a paragraph and an action, see what changes,
// publish, and find it on the public page. The site must be a demonstration, for its doors.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, launch, noExternalRequests, open, reflow320, shots, site, text200 } from './lib.mjs';

let browser, page, context, faults;
const WORDS = `Parole nuove ${Date.now()}`;

before(async () => {
  browser = await launch();
  ({ page, context, faults } = await open(browser));
  const answer = await page.goto(`${site()}/demo/entra/pianificatrice`);
  assert.ok(answer.status() < 400, 'the demonstration has no door for the planner');
});
after(async () => { await context?.close(); await browser?.close(); });

async function looked(name) {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((d) => { d.open = true; }));
  await axe(page);
  await reflow320(page);
  await text200(page);
  await page.evaluate(() => document.querySelectorAll('main details.menu').forEach((d) => { d.open = false; }));
  await shots(page, `desk-${name}`);
}

describe('the planner’s desk', { concurrency: false }, () => {
  let draft, published;

  test('lists the plans one may write', async () => {
    await page.goto(`${site()}/it/desk`);
    assert.equal(await page.locator('h1').innerText(), 'La tua scrivania');
    await looked('list');
    await page.locator('.desk-plan .row-title a').first().click();
    draft = page.url().split('?')[0];
    published = draft.replace('/desk/plans/', '/plans/');
    await looked('draft');
  });

  test('a paragraph is corrected in a form', async () => {
    await page.locator('.rows--desk h3 a').first().click();
    await looked('part');
    await page.locator('.desk-par a.btn', { hasText: 'Modifica Paragrafo' }).first().click();
    await looked('paragraph');
    const text = await page.locator('#text').inputValue();
    await page.locator('#text').fill(`${text} ${WORDS}.`);
    if (await page.locator('#nature').count()) {
      await page.locator('button[type=submit]', { hasText: 'Salva' }).click();
      await page.getByLabel('Correzione di forma').check();
    }
    await page.locator('button[type=submit]', { hasText: 'Salva' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Salvato nella bozza/);
    assert.match(await page.locator('.desk-text').innerText(), new RegExp(WORDS));
  });

  test('what is pasted arrives clean, what is being written is kept and offered again, and the keys take a paste back', async () => {
    await page.goto(draft);
    await page.locator('.rows--desk h3 a').first().click();
    await page.locator('.desk-par a.btn', { hasText: 'Modifica Paragrafo' }).nth(2).click();
    const address = page.url();
    const text = page.locator('#text');
    const saved = await text.inputValue();
    const paste = (words) => text.evaluate((field, words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', `<p class="MsoNormal" style="color:red">${words} <b>classe</b><script>alert(1)</script></p>`);
      clipboardData.setData('text/plain', `${words} classe`);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, words);
    const reads = (value) => page.waitForFunction((value) => document.querySelector('#text').value === value, value);
    await text.fill('Prima. ');
    await text.press('End');
    await paste('Ogni');
    await reads('Prima. Ogni **classe**');
    await text.press('Control+z');
    await reads('Prima. ');
    await paste('Questa');
    await reads('Prima. Questa **classe**');
    await page.locator('[data-keep-status]', { hasText: 'è al sicuro' }).waitFor();

    await page.goto('about:blank');
    await page.goto(address);
    assert.equal(await text.inputValue(), saved, 'nothing was saved');
    await page.getByRole('link', { name: 'Riprendilo' }).click();
    assert.equal(await text.inputValue(), 'Prima. Questa **classe**');
    await looked('kept');
    await page.goto(address);
    await page.getByRole('button', { name: 'Elimina questo testo' }).click();
    await page.goto(address);
    assert.equal(await page.getByRole('link', { name: 'Riprendilo' }).count(), 0);
  });

  test('an action is corrected, moved, removed and brought back', async () => {
    await page.goto(draft);
    await page.locator('.rows--desk h3 a').nth(1).click();
    const part = page.url().split('?')[0];
    await page.locator('#items ~ ol .btn').first().click();
    await looked('item');
    await page.locator('#title').fill(`Titolo corretto ${WORDS}`);
    if (await page.locator('#nature').count()) await page.getByLabel('Cambia il significato').check();
    await page.locator('button[type=submit]', { hasText: 'Salva' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Salvato/);
    const titles = () => page.locator('#items ~ ol .row-title').allInnerTexts();
    const before = await titles();
    const menu = page.locator('#items ~ ol details').first();
    await menu.locator('summary').click();
    await menu.getByRole('button', { name: 'Elimina' }).click();
    await page.locator('.alert-success', { hasText: 'Eliminato' }).getByRole('button', { name: 'Annulla' }).click();
    await page.goto(part);
    assert.deepEqual(await titles(), before);
  });

  test('the form refuses with a summary that leads to the field', async () => {
    await page.locator('#items ~ ol .btn').first().click();
    await page.locator('#title').fill(' ');
    await page.locator('form.desk-form').evaluate((form) => { form.noValidate = true; });
    await page.locator('button[type=submit]', { hasText: 'Salva' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Scrivi un titolo/);
    await page.locator('.error-summary a').first().click();
    await looked('errors');
  });

  test('two writers: the second sees the difference and chooses', async () => {
    await page.goto(draft);
    await page.locator('.rows--desk h3 a').first().click();
    await page.locator('.desk-par a.btn', { hasText: 'Modifica Paragrafo' }).nth(1).click();
    const address = page.url();
    const choose = async (p, text) => {
      await p.locator('#text').fill(text);
      if (await p.locator('#nature').count()) await p.getByLabel('Cambia il significato').check();
      await p.locator('button[type=submit]', { hasText: 'Salva' }).click();
    };
    const second = await context.newPage();
    await second.goto(address);
    await choose(page, 'La prima persona ha scritto questo.');
    await choose(second, 'La seconda persona ha scritto altro.');
    assert.match(await second.locator('.alert-warning').innerText(), /Qualcun altro ha salvato prima di te/);
    assert.match(await second.locator('.desk-conflict').innerText(), /prima persona|prima/);
    await axe(second);
    await second.locator('button[type=submit]', { hasText: 'Salva la mia versione' }).click();
    assert.match(await second.locator('.alert-success').innerText(), /Salvato/);
    await second.close();
  });

  test('what changes is told in sentences, then word by word', async () => {
    await page.goto(`${published}/changes?to=draft`);
    assert.match(await page.locator('.desk-sentences').innerText(), /cambiat/);
    assert.match(await page.locator('.changes ins').first().innerText(), /inizio testo aggiunto/);
    await looked('changes');
    await page.getByRole('link', { name: 'Prima e dopo' }).click();
    assert.ok(await page.locator('table.diff').count());
    await looked('changes-side');
  });

  test('the version is published with a reason, and everybody reads it', async () => {
    await page.goto(`${draft}/publish`);
    await looked('publish');
    await page.locator('#summary').fill(`Abbiamo corretto un paragrafo e un’azione. ${WORDS}`);
    if (await page.locator('#nature').count()) await page.getByLabel('Cambia il significato').check();
    await page.locator('button[type=submit]', { hasText: /^Pubblica$/ }).click();
    await page.waitForURL(/\/versions/);
    const visitor = await open(browser);
    await visitor.page.goto(`${published}/versions`);
    const seen = await visitor.page.locator('main').innerText();
    assert.match(seen, new RegExp(WORDS));
    await visitor.context.close();
  });

  test('settings and the file page stand', async () => {
    for (const part of ['settings', 'file', 'adoption']) {
      await page.goto(`${draft}/${part}`);
      await looked(part);
    }
  });

  test('nothing was asked of other hosts, no policy broken', () => {
    noExternalRequests(faults, 409, 422);
  });
});
