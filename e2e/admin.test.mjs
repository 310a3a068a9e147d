// An administrator sets the site up: names, colour, logo, themes, people, the log. What was changed is put back, for the
// tests that come after. The site must be a demonstration, for its doors.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, inspect, launch, noExternalRequests, open, shots, site } from './lib.mjs';

let browser, page, context, faults;

before(async () => {
  browser = await launch();
  ({ page, context, faults } = await open(browser));
  await page.goto(`${site()}/demo/entra/amministratrice`);
});
after(async () => { await context?.close(); await browser?.close(); });

const looked = (name) => inspect(page, `admin-${name}`);

const submit = (text) => page.locator('main button[type=submit]', { hasText: text });

describe('the administration', { concurrency: false }, () => {
  test('every page stands, in both languages', async () => {
    for (const part of ['', '/site', '/look', '/languages', '/themes', '/synonyms', '/people', '/log']) {
      await page.goto(`${site()}/en/admin${part}`);
      await axe(page);
      await page.goto(`${site()}/it/admin${part}`);
      await looked(part.slice(1) || 'home');
    }
    await page.goto(`${site()}/it/admin/themes`);
    await page.locator('.rows a').first().click();
    await looked('theme');
  });

  test('a colour that is too light is refused with its ratio; a good one changes the pages', async () => {
    await page.goto(`${site()}/it/admin/look`);
    await page.locator('#colour').fill('#ffcc00');
    await submit('Salva').click();
    assert.match(await page.locator('.error-summary').innerText(), /1,5:1/);
    await looked('colour-refused');
    await page.locator('#colour').fill('#7a1f5c');
    await submit('Salva').click();
    const paint = await page.evaluate(() => [
      getComputedStyle(document.querySelector('main .btn-primary')).backgroundColor,
      getComputedStyle(document.querySelector('.it-header-slim-wrapper')).backgroundColor,
    ]);
    assert.equal(paint[0], 'rgb(122, 31, 92)');
    assert.notEqual(paint[1], 'rgb(8, 63, 66)', 'the header kept the colour of the product');
    await axe(page);
    await page.goto(`${site()}/it`);
    await axe(page);
    await shots(page, 'admin-colour-home');
    await page.goto(`${site()}/it/admin/look`);
    await submit('Torna al colore').click();
    assert.equal(await page.locator('link[href*="site-colour"]').count(), 0);
  });

  test('a logo is shown on every page; what is no picture is refused', async () => {
    await page.goto(`${site()}/it/admin/look`);
    const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await page.locator('#logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer });
    await submit('Usa questo logo').click();
    assert.match(await page.locator('.error-summary').innerText(), /Non è un’immagine/);
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await page.locator('#logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
    await submit('Usa questo logo').click();
    const width = await page.locator('header .brand-logo').evaluate((image) => image.naturalWidth);
    assert.equal(width, 1, 'the picture loads under the policy');
    await submit('Togli il logo').click();
    assert.equal(await page.locator('header .brand-logo').count(), 0);
  });

  test('the log says who did what', async () => {
    await page.goto(`${site()}/it/admin/log`);
    assert.match(await page.locator('tbody').innerText(), /Colore del sito cambiato/);
    await page.locator('#verb').selectOption({ label: 'Logo del sito tolto' });
    await submit('Mostra').click();
    assert.ok((await page.locator('tbody tr').count()) >= 1);
    const response = await page.request.get(`${site()}/it/admin/log.csv?verb=site_logo_removed`);
    assert.match(await response.text(), /Carla Bonomi/);
  });

  test('an auditor reads everything and finds no button that changes anything', async () => {
    const auditor = await open(browser);
    const answer = await auditor.page.goto(`${site()}/demo/entra/revisora`);
    assert.ok(answer.status() < 400, 'the demonstration has no door for the auditor');
    for (const part of ['admin', 'admin/site', 'admin/people', 'admin/log', 'desk']) {
      const page = await auditor.page.goto(`${site()}/it/${part}`);
      assert.equal(page.status(), 200, part);
      assert.equal(await auditor.page.locator('main form[method=post] button[type=submit]').count(), 0, part);
    }
    // How a consultation is set up: the same pages as planners have, without what changes them.
    await auditor.page.goto(`${site()}/it`);
    const href = await auditor.page.locator('a', { hasText: 'Proponi un’azione' }).first().getAttribute('href');
    const desk = href.replace('/it/', '/it/desk/').replace(/\/propose.*/, '');
    for (const part of ['process', 'process/what', 'process/who', 'process/when', 'process/how', 'process/documents', 'process/check',
      'questions', 'questions/answers', 'amendments']) {
      const page = await auditor.page.goto(`${site()}${desk}/${part}`);
      assert.equal(page.status(), 200, part);
      assert.equal(await auditor.page.locator('main form[method=post] button[type=submit]').count(), 0, part);
      await axe(auditor.page);
      await shots(auditor.page, `auditor-${part.replace('/', '-')}`);
    }
    await auditor.page.goto(`${site()}${desk}/process/what`);
    assert.match(await auditor.page.locator('main').innerText(), /Puoi leggere queste pagine, non cambiarle/);
    assert.equal(await auditor.page.locator('#title').isDisabled(), true);
    noExternalRequests(auditor.faults);
    await auditor.context.close();
  });

  test('nothing was asked of other hosts, no policy broken', () => {
    noExternalRequests(faults, 409, 422);
  });
});
