// Following and leaving: a follower hears of a new proposal once, ends the mails by one click without signing in, reads what
// is new on a page of their own; then erases their account, and what they wrote stands under a code. On a demonstration.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, launch, noExternalRequests, open, reflow320, shots, site, text200 } from './lib.mjs';
import { enter, inConsultation, mails, newcomer } from './people.mjs';

let browser, base;
const MARK = `${Date.now()}`;

before(async () => {
  browser = await launch();
  base = await inConsultation(browser);
});
after(async () => { await browser?.close(); });

async function looked(page, name) {
  await axe(page);
  await reflow320(page);
  await text200(page);
  await shots(page, `notices-${name}`);
}

async function propose(page, title) {
  await page.goto(`${site()}${base}/propose?kind=proposal`);
  await page.locator('#title').fill(title);
  await page.locator('#body').fill('Oggi manca.');
  await page.locator('#action').fill('Si può fare.');
  await page.getByRole('button', { name: 'Continua: rileggi prima di inviare' }).click();
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await page.waitForURL(/\/contributions\/\d+/);
  return page.url().replace(/\?.*/, '');
}

describe('notices', { concurrency: false }, () => {
  const email = `segue-${MARK}@example.org`;
  const name = `Olga Fontanarossa ${MARK}`;

  test('a follower is told once, and ends the mails by one click without signing in', async () => {
    const { page, context, faults } = await newcomer(browser, name, email);
    await page.goto(`${site()}${base}/consultation`);
    await page.getByRole('button', { name: 'Segui questa consultazione' }).click();
    assert.match(await page.locator('#follow').innerText(), /Lo segui già: un riepilogo al giorno/);
    await page.locator('#follow a', { hasText: 'Cambia' }).click();
    await page.locator('#following select[name=pace]').first().selectOption('at_once');
    await page.locator('#following form:has(select[name=pace]) button').first().click();
    assert.equal(await page.locator('#following select[name=pace]').first().inputValue(), 'at_once');

    const other = await enter(browser, 'cittadina');
    await propose(other.page, `Una fontana ${MARK}`);
    let told;
    for (let n = 0; n < 40 && !(await (told = await mails(page, email, 'Un nuovo contributo')).count()); n += 1) {
      await new Promise((done) => { setTimeout(done, 250); });
    }
    assert.equal(await told.count(), 1);
    assert.match(await told.innerText(), new RegExp(`Una fontana ${MARK}`));
    const wayOut = await told.locator('a[href*="/unsubscribe/"]').getAttribute('href');

    const stranger = await open(browser);
    await stranger.page.goto(`${site()}${wayOut}`);
    await looked(stranger.page, 'unsubscribe');
    await stranger.page.getByRole('button', { name: 'Non mandatemi più email' }).click();
    assert.match(await stranger.page.locator('[role=status]').innerText(), /Non riceverai più email/);
    await propose(other.page, `Una panchina ${MARK}`);
    await page.goto(`${site()}/it/my-notices`);
    await page.getByText(`Una panchina ${MARK}`).waitFor();
    await looked(page, 'mine');
    assert.equal(await (await mails(page, email, 'Un nuovo contributo')).count(), 1);
    noExternalRequests(faults);
    for (const one of [context, other.context, stranger.context]) await one.close();
  });

  test('somebody erases their account, and what they wrote stands under a code', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/it/sign-in`);
    await page.locator('input[name=email]').fill(email);
    await page.locator('form:has(input[name=email]) button[type=submit]').first().click();
    await page.goto(`${site()}${await (await mails(page, email, 'Il tuo accesso')).first().locator('a[href*="/sign-in/link/"]').getAttribute('href')}`);
    await page.getByRole('button', { name: 'Entra' }).click();
    const written = await propose(page, `Un orto ${MARK}`);
    await page.goto(`${site()}/it/account`);
    await page.locator('#shown-name').check();
    await page.locator('#display_name').fill(name);
    await page.getByRole('button', { name: 'Salva come mi vedono' }).click();
    await looked(page, 'account');
    const visitor = await open(browser);
    await visitor.page.goto(written);
    assert.match(await visitor.page.locator('article .row-meta').first().innerText(), new RegExp(name));

    await page.locator('#privacy a', { hasText: 'Cancella il profilo' }).click();
    const code = /Partecipante [0-9A-F]{3}/.exec(await page.locator('main').innerText())[0];
    await looked(page, 'erase');
    await page.getByRole('button', { name: 'Mandami il codice' }).click();
    const erase = page.url();
    const letter = (await mails(page, email, 'il codice per cancellare')).first();
    const digits = /^\d{6}$/m.exec(await letter.innerText())[0];
    await page.goto(erase);
    await page.locator('#code').fill('000000');
    await page.getByRole('button', { name: 'Cancella il mio profilo' }).click();
    assert.match(await page.locator('.error').first().innerText(), /Il codice non è giusto/);
    await page.locator('#code').fill(digits);
    await page.getByRole('button', { name: 'Cancella il mio profilo' }).click();
    assert.match(await page.locator('h1').innerText(), /Il tuo profilo non c’è più/);

    await visitor.page.goto(`${written}?again`);
    assert.match(await visitor.page.locator('article .row-meta').first().innerText(), new RegExp(code));
    assert.ok(!(await visitor.page.content()).includes('Fontanarossa'));
    // The wrong code is answered with 422, which the browser notes.
    noExternalRequests(faults, 422);
    await context.close();
    await visitor.context.close();
  });
});
