// A planner prepares a consultation on five screens, publishes and extends it; a visitor sees it; a person fills in the
// questionnaire in two sittings. The site must be a demonstration, for its doors and its mail.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, inspect, launch, noExternalRequests, open, site } from './lib.mjs';
import { inConsultation } from './people.mjs';

let browser, page, context, faults;
const MARK = `${Date.now()}`;
const DAY = 86_400_000;
const day = (from, days) => new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);
const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Rome' });

before(async () => {
  browser = await launch();
  ({ page, context, faults } = await open(browser));
  const answer = await page.goto(`${site()}/demo/entra/pianificatrice`);
  assert.ok(answer.status() < 400, 'the demonstration has no door for the planner');
});
after(async () => { await context?.close(); await browser?.close(); });

const looked = (which, name) => inspect(which, `process-${name}`);

const next = () => page.getByRole('button', { name: 'Salva e continua' }).last().click();
const heading = () => page.locator('h1').innerText();

describe('a participation process', { concurrency: false }, () => {
  let base, consultation;

  test('a new edition gets a process from a card', async () => {
    await page.goto(`${site()}/it/desk`);
    await page.locator('a', { hasText: 'Nuova edizione' }).first().click();
    await page.locator('#name').fill(`Prova ${MARK}`);
    await page.locator('#carry input[value=all]').check();
    await page.getByRole('button', { name: 'Crea' }).click();
    await page.locator('a', { hasText: 'Pubblica la versione' }).first().click();
    await page.locator('#summary').fill('La prima bozza.');
    await page.locator('form.desk-form button[type=submit]').last().click();
    await page.goto(`${site()}/it/desk`);
    await page.locator('a', { hasText: `Prova ${MARK}` }).filter({ hasText: 'Percorso' }).click();
    assert.equal(await heading(), 'Nuovo percorso di partecipazione');
    await looked(page, 'start');
    await page.locator('#opening').fill(day(today(), 1));
    await page.getByLabel('Ciclo di programmazione').check();
    await page.getByRole('button', { name: 'Prepara il percorso' }).click();
    assert.equal(await heading(), 'Che cosa si decide');
    base = page.url().split('/what')[0];
    consultation = base.replace('/desk/', '/').replace('/process', '/consultation');
  });

  test('what and who come filled in, are saved each on its own, and refuse what is wrong', async () => {
    await looked(page, 'what');
    await page.locator('#title').fill('');
    await page.locator('form.desk-form').evaluate((form) => { form.noValidate = true; });
    await next();
    assert.match(await page.locator('.error-summary').innerText(), /Scrivi un titolo/);
    await looked(page, 'what-error');
    await page.locator('#title').fill(`Verso la prova ${MARK}`);
    await page.locator('#decision').fill('');
    await next();
    assert.equal(await heading(), 'Chi partecipa');
    await looked(page, 'who');
    await page.getByLabel('Solo gli enti invitati').check();
    await next();
    assert.match(await page.locator('.error-summary').innerText(), /almeno un ente invitato/);
    await page.getByLabel('Chi vede il piano').check();
    await next();
    assert.equal(await heading(), 'Le fasi e le date');
  });

  test('27 days are refused without a reason, taken with one, and 28 need none', async () => {
    await looked(page, 'when');
    const opens = await page.locator('#phase_opens_1').inputValue();
    assert.equal(opens, day(today(), 1));
    assert.equal(await page.locator('#phase_closes_1').inputValue(), day(opens, 28));
    const close = async (days) => {
      for (const n of [1, 2]) await page.locator(`#phase_closes_${n}`).fill(day(opens, days));
      await next();
    };
    await close(27);
    assert.match(await page.locator('.error-summary').innerText(), /dura 27 giorni e il minimo è 28/);
    await looked(page, 'when-error');
    await page.locator('#short_reason').fill('La norma fissa la data.');
    await next();
    assert.equal(await heading(), 'Come si partecipa');
    await page.goto(`${base}/when`);
    await page.locator('#short_reason').fill('');
    await close(28);
    assert.equal(await heading(), 'Come si partecipa');
    await looked(page, 'how');
    await page.getByLabel('Rispondere a un questionario').check();
    await next();
  });

  test('the last screen names what is missing, shows the page, and publishes', async () => {
    assert.equal(await heading(), 'Controlla e pubblica');
    assert.match(await page.locator('.process-lacks').innerText(), /manca «Che cosa si decide»/);
    assert.ok(await page.getByRole('button', { name: 'Pubblica il percorso' }).isDisabled());
    await looked(page, 'check-missing');
    await page.locator('.process-lacks a').first().click();
    await page.locator('#decision').fill('Il testo della prova, adottato con un decreto.');
    await page.getByRole('button', { name: 'Salva ed esci' }).click();
    assert.match(await page.locator('.process-next').innerText(), /Non manca niente/);
    const visitor = await open(browser);
    assert.equal((await visitor.page.goto(consultation)).status(), 404, 'a visitor sees it before it is published');
    await page.goto(`${base}/check`);
    assert.match(await page.locator('.process-sheet').innerText(), new RegExp(`Verso la prova ${MARK}`));
    await looked(page, 'check');
    await page.getByRole('button', { name: 'Pubblica il percorso' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /pubblicato/);
    await looked(page, 'home');
    await visitor.context.close();
  });

  test('it is extended with a reason, which everybody reads', async () => {
    await page.locator('a', { hasText: 'Proroga la chiusura' }).click();
    await looked(page, 'extend');
    await page.locator('form.desk-form').evaluate((form) => { form.noValidate = true; });
    await page.getByRole('button', { name: 'Proroga', exact: true }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Scrivi il motivo/);
    await page.locator('#reason').fill(`Lo chiedono tre comuni ${MARK}.`);
    await page.getByRole('button', { name: 'Proroga', exact: true }).click();
    assert.match(await page.locator('#history').innerText(), /ora si chiude il/);
    await page.goto(`${consultation}?as=visitor`);
    assert.match(await page.locator('#history').innerText(), new RegExp(`Lo chiedono tre comuni ${MARK}`));
    await looked(page, 'consultation');
    await page.goto(base.replace('/it/', '/en/'));
    assert.match(await page.locator('main').innerText(), /What to do now/);
    await axe(page);
    // The browser notes refused forms.
    noExternalRequests(faults, 404, 422);
  });

  test('documents ask what they are, and a scan is pointed out', async () => {
    await page.goto(`${base}/documents`);
    const scan = '%PDF-1.4\n4 0 obj\n<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /Im0 Do Q\nendstream\nendobj\n%%EOF\n';
    await page.locator('#files').setInputFiles({ name: 'pagine.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan) });
    await page.locator('#title').fill('Pagine scansionate');
    await page.getByLabel('Non accessibile').check();
    await page.locator('form.desk-form').evaluate((form) => { form.noValidate = true; });
    await page.getByRole('button', { name: 'Aggiungi il documento' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Scrivi il riassunto/);
    assert.match(await page.locator('#files-hint').innerText(), /già stato preso «pagine\.pdf»/);
    await looked(page, 'documents-error');
    await page.locator('#summary').fill('Il verbale dell’incontro, in poche righe.');
    await page.getByRole('button', { name: 'Aggiungi il documento' }).click();
    assert.match(await page.locator('.process-documents .alert-warning').innerText(), /non c’è testo/);
    await page.goto(consultation);
    assert.match(await page.locator('#documents').innerText(), /Il verbale dell’incontro/);
  });

  test('a document is corrected and replaced, which everybody reads', async () => {
    await page.goto(`${base}/documents`);
    await looked(page, 'documents');
    await page.getByRole('link', { name: /Correggi o sostituisci.*Pagine scansionate/ }).click();
    await looked(page, 'document');
    await page.locator('#title').fill('Il verbale');
    await page.getByLabel('Accessibile', { exact: true }).check();
    await page.locator('#files').setInputFiles({ name: 'verbale.txt', mimeType: 'text/plain', buffer: Buffer.from('Il verbale intero.') });
    await page.getByRole('button', { name: 'Salva il documento' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Documento salvato/);
    assert.equal(await page.locator('.process-documents .alert-warning').count(), 0);
    await page.goto(consultation);
    assert.match(await page.locator('#documents').innerText(), /Il verbale[^]*TXT/);
    assert.match(await page.locator('#history').innerText(), /il file di un documento è stato sostituito/);
    const file = await page.locator('#documents a').first().getAttribute('href');
    assert.equal(await (await page.request.get(`${site()}${file}`)).text(), 'Il verbale intero.');
    noExternalRequests(faults, 404, 422);
  });

  test('a person answers the questionnaire in two sittings, without scripts and on a phone', async () => {
    const form = `${await inConsultation(browser)}/questionnaire`;
    const person = await open(browser, { javaScriptEnabled: false, width: 360 });
    const phone = person.page;
    await phone.goto(`${site()}${form}`);
    await phone.locator('input[type=text]').first().fill(`Valdoria ${MARK}`);
    await phone.getByRole('button', { name: 'Accedi e invia' }).click();
    await phone.locator('input[name=email]').fill(`risponde-${MARK}@example.org`);
    await phone.locator('form:has(input[name=email]) button[type=submit]').first().click();
    const codePage = phone.url();
    await phone.goto(`${site()}/it/demo/mail`);
    const code = (await phone.locator('main').innerText()).match(/\b\d{3} ?\d{3}\b/)[0].replace(' ', '');
    await phone.goto(codePage);
    await phone.locator('input[name=code]').fill(code);
    await phone.locator('main form button[type=submit]').first().click();
    await phone.locator('input[name=name]').fill('Chi risponde');
    await phone.locator('main form button[type=submit]').first().click();
    assert.equal(await phone.locator('input[type=text]').first().inputValue(), `Valdoria ${MARK}`);
    await phone.getByRole('button', { name: 'Salva e continua dopo' }).click();
    assert.match(await phone.locator('.alert-success').innerText(), /Salvato/);
    await phone.goto(`${site()}${form}`);
    assert.equal(await phone.locator('input[type=text]').first().inputValue(), `Valdoria ${MARK}`);
    await phone.getByRole('button', { name: 'Invia le risposte' }).click();
    assert.match(await phone.locator('.error-summary').innerText(), /Rispondi alla domanda 1/);
    for (const n of [0, 3]) await phone.locator('.questionnaire > fieldset, .questionnaire > .field').nth(n).locator('input').first().check();
    await phone.getByRole('button', { name: 'Invia le risposte' }).click();
    assert.match(await phone.locator('.alert-success').innerText(), /Risposte inviate/);
    noExternalRequests(person.faults, 422);
    await person.context.close();
    await page.goto(`${site()}${form}`);
    await looked(page, 'questionnaire');
    const desk = `${site()}${form}`.replace('/plans/', '/desk/plans/').replace('/questionnaire', '/questions');
    await page.goto(desk);
    await looked(page, 'questions');
    await page.goto(`${desk}/answers`);
    assert.match(await page.locator('main').innerText(), new RegExp(`Valdoria ${MARK}`));
    await looked(page, 'answers');
    const file = await page.request.get(`${desk}/answers/csv`);
    assert.ok((await file.text()).includes(`Valdoria ${MARK}`));
    await page.goto(desk.replace('/it/', '/en/'));
    await axe(page);
  });
});
