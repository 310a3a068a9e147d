// Taking part: a visitor writes first and signs in after, a representative proposes in the name of the body, and
// everybody reads both. The site must be a demonstration, for its doors and its mail.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, noExternalRequests, open, shots, site } from './lib.mjs';
import { inConsultation } from './people.mjs';

let browser, base;
const MARK = `${Date.now()}`;

before(async () => {
  browser = await launch();
  base = await inConsultation(browser);
});
after(async () => { await browser?.close(); });

const looked = (page, name) => inspect(page, `participation-${name}`);

describe('taking part', { concurrency: false }, () => {
  let comment, proposal;

  test('home, consultation and list tell the same figures', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/it`);
    const told = await page.locator('.consult-counts').first().innerText();
    assert.match(told, /\d+ osservazioni · \d+ emendamenti · (?:\d+ bisogn[oi] · )?\d+ proposte · \d+ enti e \d+ persone/);
    await shots(page, 'participation-home');
    await page.goto(`${site()}${base}/consultation`);
    assert.equal(await page.locator('.consult-counts').first().innerText(), told);
    await looked(page, 'consultation');
    await page.goto(`${site()}${base}/contributions`);
    assert.ok((await page.locator('.page-head .lead').innerText()).startsWith(told.split(' · ')[0]));
    await looked(page, 'list');
    // By territory they stand together, and those about no territory at the end.
    await page.getByRole('link', { name: 'Per territorio' }).click();
    const place = / · (Altamarca|Borgo \d+|Montelago|Portosole|Val Serena|Valdoria)(?: ·|$)/;
    const places = (await page.locator('.contribution .row-meta').allInnerTexts()).map((text) => text.match(place)?.[1] ?? '~');
    assert.ok(places.length > 1 && places[0] !== '~');
    assert.deepEqual(places, [...places].sort());
    await looked(page, 'list-by-territory');
    noExternalRequests(faults);
    await context.close();
  });

  test('a visitor without scripts and on a phone comments a paragraph, and signs in after writing', async () => {
    const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
    await page.goto(`${site()}${base}/text`);
    await page.locator('main a[href*="/text/"]').first().click();
    const say = page.locator('.beside .say').first();
    assert.match(await say.innerText(), /Commenta/);
    await say.click();
    assert.match(await page.locator('h1').innerText(), /Commenta: paragrafo \d+\.\d+/);
    assert.ok(await page.locator('blockquote').innerText());
    await page.locator('#body').fill(`Un commento di prova ${MARK}.`);
    await page.getByRole('button', { name: 'Accedi e invia' }).click();
    await page.locator('input[name=email]').fill(`lettrice-${MARK}@example.org`);
    await page.locator('form:has(input[name=email]) button[type=submit]').first().click();
    const codePage = page.url();
    await page.goto(`${site()}/it/demo/mail`);
    const code = (await page.locator('main').innerText()).match(/\b\d{3} ?\d{3}\b/)[0].replace(' ', '');
    await page.goto(codePage);
    await page.locator('input[name=code]').fill(code);
    await page.locator('main form button[type=submit]').first().click();
    // Somebody new says their name first.
    await page.locator('input[name=name]').fill('Lettrice di prova');
    await page.locator('main form button[type=submit]').first().click();
    assert.equal(await page.locator('#body').inputValue(), `Un commento di prova ${MARK}.`);
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Pubblicato/);
    comment = page.url().split('?')[0];
    noExternalRequests(faults);
    await context.close();
  });

  test('a representative proposes an action in the name of the body', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/rappresentante`);
    await page.goto(`${site()}${base}/propose?kind=proposal`);
    await looked(page, 'propose');
    await page.locator('#title').fill(`Sportelli aperti di sera ${MARK}`);
    await page.locator('#body').fill('Chi lavora di giorno non arriva mai in tempo allo sportello.');
    await page.locator('#action').fill('Aprire ogni sportello una sera alla settimana.');
    await page.locator('#territory').fill(`Borgo ${MARK}`);
    await page.getByRole('button', { name: 'Continua' }).click();
    await looked(page, 'preview');
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Scegli in nome di chi scrivi/);
    await page.locator('#speaker input').nth(1).check();
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Pubblicato/);
    proposal = page.url().split('?')[0];
    // The browser notes the refused form.
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('a citizen supports it once and replies', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/cittadina`);
    await page.goto(proposal);
    await page.locator('#support button', { hasText: 'Sostieni' }).first().click();
    assert.match(await page.locator('.support-count').innerText(), /La sostiene 1/);
    // Who has an organisation chooses each time whom they speak for.
    const own = page.locator('form:has(#body) input[type=radio][name=speaker][value="0"]');
    if (await own.count()) await own.check();
    await page.locator('#body').fill('Servirebbe anche a me.');
    await page.getByRole('button', { name: 'Invia la replica' }).click();
    assert.match(await page.locator('.replies-list').innerText(), /Servirebbe anche a me/);
    await looked(page, 'one');
    noExternalRequests(faults);
    await context.close();
  });

  test('the reply is changed without scripts and on a phone, with a history that everybody reads', async () => {
    const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
    await page.goto(`${site()}/demo/entra/cittadina`);
    await page.goto(proposal);
    const own = page.locator('.replies > .replies-list > li', { hasText: 'Servirebbe anche a me.' });
    await own.getByRole('link', { name: 'Modifica la tua replica' }).click();
    assert.match(await page.locator('h1').innerText(), /Modifica: Replica al n\. \d+/);
    await page.locator('#body').fill('Servirebbe anche a chi accompagna.');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Replica modificata/);
    await page.goto(proposal);
    assert.match(await page.locator('.replies > .replies-list').innerText(), /Servirebbe anche a chi accompagna/);
    noExternalRequests(faults);
    await context.close();
    const visitor = await open(browser);
    await visitor.page.goto(proposal);
    await visitor.page.getByText('Modificata: leggi la storia').click();
    assert.match(await visitor.page.locator('.replies .history').innerText(), /Modificato[^]*me[^]*chi accompagna/);
    assert.equal(await visitor.page.getByRole('link', { name: 'Modifica la tua replica' }).count(), 0);
    await looked(visitor.page, 'reply-history');
    await visitor.context.close();
    const writer = await open(browser);
    await writer.page.goto(`${site()}/demo/entra/cittadina`);
    await writer.page.goto(proposal);
    const link = writer.page.getByRole('link', { name: 'Modifica la tua replica' });
    await writer.page.goto(new URL(await link.getAttribute('href'), site()).href);
    await looked(writer.page, 'reply-edit');
    await writer.page.goto(proposal);
    await writer.page.locator('summary', { hasText: 'Ritira la tua replica' }).click();
    await writer.page.locator('.replies').getByRole('button', { name: 'Sì, ritira' }).click();
    assert.match(await writer.page.locator('.alert-success').innerText(), /Replica ritirata/);
    assert.match(await writer.page.locator('.replies > .replies-list').innerText(), /Replica ritirata da chi l’ha scritta/);
    noExternalRequests([...visitor.faults, ...writer.faults]);
    await writer.context.close();
  });

  test('a visitor reads both, and staff has them in the list and in the file', async () => {
    const { page, context } = await open(browser);
    await page.goto(comment);
    assert.match(await page.locator('main').innerText(), new RegExp(`Un commento di prova ${MARK}`));
    await page.goto(proposal);
    assert.match(await page.locator('main').innerText(), /posizione ufficiale/);
    await page.goto(`${site()}${base}/contributions?order=new`);
    assert.match(await page.locator('.contributions').innerText(), new RegExp(`Sportelli aperti di sera ${MARK}`));
    // What concerns one place, whatever the capitals.
    await page.goto(`${site()}${base}/contributions?territory=BORGO+${MARK}`);
    assert.match(await page.locator('.list-head').innerText(), /1 contributo/);
    assert.match(await page.locator('.chosen').innerText(), new RegExp(`Borgo ${MARK}`));
    await looked(page, 'list-territory');
    assert.equal((await page.goto(`${site()}${base}/received`)).status(), 401);
    await page.goto(`${site()}/demo/entra/pianificatrice`);
    await page.goto(`${site()}${base}/received?since=yesterday`);
    assert.match(await page.locator('.contributions').innerText(), new RegExp(MARK));
    await looked(page, 'received');
    const file = await page.request.get(`${site()}${base}/received/csv`);
    assert.ok((await file.text()).includes(`Un commento di prova ${MARK}.`));
    await context.close();
  });
});
