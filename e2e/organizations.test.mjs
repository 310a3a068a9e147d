// Organisations: somebody registers theirs without scripts and on a phone, invites a colleague who has no account, writes in
// its name while it waits, and staff verifies it; then everybody reads what was sent. The site must be a demonstration.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, noExternalRequests, open, site } from './lib.mjs';
import { inConsultation } from './people.mjs';

let browser, base;
const MARK = `${Date.now()}`;
const NAME = `Comunità di Prova ${MARK}`;

before(async () => {
  browser = await launch();
  base = await inConsultation(browser);
});
after(async () => { await browser?.close(); });

const looked = (page, name) => inspect(page, `organizations-${name}`);

async function mailed(page, pattern) {
  await page.goto(`${site()}/it/demo/mail`);
  const found = (await page.locator('main').innerText()).match(pattern);
  assert.ok(found, `no mail has ${pattern}`);
  return found[0];
}

describe('organisations', { concurrency: false }, () => {
  let own, comment;

  test('a citizen registers an organisation without scripts and on a phone', async () => {
    const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
    await page.goto(`${site()}/demo/entra/cittadina`);
    await page.goto(`${site()}/it/organizations`);
    await page.getByRole('link', { name: 'Registra il tuo ente' }).click();
    await page.locator('#name').fill('Comune di Valdoria');
    await page.locator('#kind').selectOption('territorial_administration');
    await page.locator('#email').fill('urp@prova.invalid');
    await page.getByRole('button', { name: 'Registra', exact: true }).click();
    assert.match(await page.locator('.error-summary').innerText(), /C’è già un ente di nome Comune di Valdoria/);
    await page.locator('#name').fill(NAME);
    await page.getByRole('button', { name: 'Registra', exact: true }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Ente registrato/);
    assert.match(await page.locator('.states').innerText(), /In verifica/);
    own = page.url().split('?')[0];
    await page.locator('#email').fill(`collega-${MARK}@example.org`);
    await page.getByRole('button', { name: 'Manda l’invito' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Un invito mandato/);
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('the colleague accepts without an account and saves a draft', async () => {
    const { page, context, faults } = await open(browser);
    const link = await mailed(page, /http\S+\/organizations\/invitation\/\S+/);
    await page.goto(link);
    await looked(page, 'invitation');
    await page.locator('#name').fill('Collega di prova');
    await page.getByRole('button', { name: 'Accetta l’invito' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Ora fai parte/);
    await page.goto(`${site()}${base}/comment`);
    await page.locator('#body').fill(`Una bozza comune ${MARK}.`);
    await page.getByLabel(`Per ${NAME}`).check();
    await page.getByRole('button', { name: 'Salva come bozza' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Bozza salvata/);
    assert.equal(await page.getByRole('button', { name: 'Invia', exact: true }).count(), 0);
    await looked(page, 'draft');
    noExternalRequests(faults);
    await context.close();
  });

  test('the representative sends it, and nobody else reads it yet', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/cittadina`);
    await page.goto(own);
    await looked(page, 'own');
    await page.getByRole('link', { name: `Una bozza comune ${MARK}.` }).click();
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    comment = page.url().split('?')[0];
    assert.match(await page.locator('main').innerText(), /in verifica/);
    const visitor = await open(browser);
    assert.equal((await visitor.page.goto(comment)).status(), 404);
    await visitor.context.close();
    noExternalRequests(faults);
    await context.close();
  });

  test('staff verifies it, everybody reads it; the board tells who takes part', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/pianificatrice`);
    await page.goto(`${site()}/it/desk/organizations`);
    await looked(page, 'queue');
    await page.getByRole('link', { name: NAME }).click();
    await looked(page, 'queue-one');
    await page.getByRole('button', { name: 'Conferma l’ente' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Ente verificato/);
    const visitor = await open(browser);
    await visitor.page.goto(comment);
    const read = await visitor.page.locator('main').innerText();
    assert.match(read, new RegExp(`${NAME}[^]*posizione ufficiale[^]*Una bozza comune ${MARK}`));
    await visitor.page.goto(`${site()}/it/organizations?kind=territorial_administration`);
    assert.match(await visitor.page.locator('main').innerText(), new RegExp(NAME));
    await visitor.context.close();
    await page.goto(`${site()}/it/desk${base.replace(/^\/it/, '')}/participants`);
    assert.match(await page.locator('main').innerText(), /Hanno partecipato \d+ enti su \d+/);
    await looked(page, 'board');
    // Many are asked from a file; what is refused stands in the field, to be corrected and sent.
    const rows = `nome;email;tipo\nRete ${MARK};rete@prova.invalid;Società civile\nSenza tipo ${MARK};altro@prova.invalid;\n`;
    await page.locator('#file').setInputFiles({ name: 'enti.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    await page.getByRole('button', { name: 'Manda gli inviti' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Un invito mandato/);
    assert.match(await page.locator('main').innerText(), /Manca il tipo/);
    await looked(page, 'board-refused');
    const left = await page.locator('#list').inputValue();
    assert.equal(left.trim(), `Senza tipo ${MARK};altro@prova.invalid;`);
    await page.locator('#list').fill(`${left.trim()}Impresa`);
    await page.getByRole('button', { name: 'Manda gli inviti' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Un invito mandato/);
    const invited = await page.locator('main').innerText();
    assert.match(invited, new RegExp(`Rete ${MARK}[^]*Senza tipo ${MARK}`));
    // The first link is as good after a reminder.
    const link = await mailed(page, /\/it\/organizations\/new\?invited=\S+/);
    await page.goto(`${site()}/it/desk${base.replace(/^\/it/, '')}/participants`);
    await page.getByRole('button', { name: /^Manda un promemoria/ }).click();
    assert.match(await page.locator('.alert-success').innerText(), /\S/);
    const asked = await open(browser);
    await asked.page.goto(`${site()}${link}`);
    assert.match(await asked.page.locator('#name').inputValue(), new RegExp(MARK));
    await asked.context.close();
    noExternalRequests(faults, 422);
    await context.close();
  });
});
