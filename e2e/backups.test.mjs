// The administrator's page on backups: found from the menu, in both languages, at every width, without script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LANGUAGES, axe, forcedColors, launch, noExternalRequests, open, reflow320, site, text200 } from './lib.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test('an administrator finds when the last backup was made, and how one is made', async () => {
  const { page, context, faults } = await open(browser, { javaScriptEnabled: true });
  await page.goto(`${site()}/demo/entra/amministratrice`);
  await page.goto(`${site()}/it/admin`);
  await page.locator('main a[href="/it/admin/backups"]').first().click();
  await page.getByRole('heading', { level: 1, name: 'Copie di sicurezza' }).waitFor();
  assert.match(await page.locator('main').innerText(), /Non risulta nessuna copia|L’ultima copia/);
  assert.match(await page.locator('main').innerText(), /cantiere .*backup CARTELLA/);
  for (const lang of LANGUAGES) {
    await page.goto(`${site()}/${lang}/admin/backups`);
    await axe(page);
    await reflow320(page);
    await text200(page);
    await forcedColors(page);
  }
  noExternalRequests(faults);
  await context.close();
});
