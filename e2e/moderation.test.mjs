// What came on paper, the grid of observations, reporting in two clicks, hiding with a reason, an appeal that is upheld.
// The site must be a demonstration, for its doors.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { done, inspect, keyboardPath, launch, noExternalRequests, open, press, reach, refused, site } from './lib.mjs';
import { enter, inConsultation } from './people.mjs';

let browser, base;
const MARK = `${Date.now()}`;
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  browser = await launch();
  base = await inConsultation(browser);
});
after(async () => { await browser?.close(); });

const desk = () => `${site()}${base.replace('/it/', '/it/desk/')}`;

const looked = (page, name) => inspect(page, `moderation-${name}`);

describe('moderation, the desk and the grid', { concurrency: false }, () => {
  let proposal, letter;

  test('a planner enters a letter that came in time; one that came before the opening is refused', async () => {
    const { page, context, faults } = await enter(browser, 'pianificatrice', { javaScriptEnabled: false });
    const fill = async (received) => {
      await page.goto(`${desk()}/entries`);
      await page.locator('#received_on').fill(received);
      await page.locator('#channel').selectOption('letter');
      await page.locator('#protocol').fill(`E2E/${MARK}`);
      await page.locator('#sender_kind').selectOption('named');
      await page.locator('#sender').fill('Comitato di prova');
      await page.locator('#kind').selectOption('comment');
      await page.locator('#body').fill(`Una lettera di prova ${MARK}.`);
      await page.getByRole('button', { name: 'Registra', exact: true }).click();
    };
    await fill(day(-300));
    assert.match(await page.locator('.error-summary').innerText(), /fuori tempo/);
    assert.equal(await page.locator('#body').inputValue(), `Una lettera di prova ${MARK}.`);
    await fill(day(-1));
    letter = `${site()}${base}/contributions/${(await done(page)).match(/\d+/)[0]}`;
    await page.goto(letter);
    assert.match(await page.locator('.page-head').innerText(), new RegExp(`Comitato di prova.*protocollo E2E/${MARK}`, 's'));
    noExternalRequests(faults, 422);
    await context.close();
    const looks = await enter(browser, 'pianificatrice');
    await looks.page.goto(`${desk()}/entries`);
    await looked(looks.page, 'entries');
    await looks.context.close();
  });

  test('the letter is corrected and then withdrawn by keyboard, with reasons that readers see', async () => {
    const { page, context, faults } = await enter(browser, 'pianificatrice');
    const reader = await open(browser);
    const read = async () => {
      await reader.page.goto(letter);
      return reader.page.locator('main').innerText();
    };
    await page.goto(letter);
    await press(page, page.getByRole('link', { name: 'Correggi le parole' }));
    const names = await keyboardPath(page);
    assert.ok(names.some((name) => name.startsWith('Motivo')) && names.includes('Salva'), names.join(' | '));
    await looked(page, 'correct');
    // Without a reason the form is not sent: the focus goes to where it is missing.
    await reach(page, page.getByRole('button', { name: 'Salva', exact: true }));
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'reason');
    await page.keyboard.type(`Letto male ${MARK}.`);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(`Una lettera corretta ${MARK}.`);
    await press(page, page.getByRole('button', { name: 'Salva', exact: true }));
    assert.match(await done(page), /Le parole sono ora quelle/);
    await looked(page, 'corrected');
    const corrected = await read();
    for (const said of ['Una lettera corretta', 'Letto male']) assert.ok(corrected.includes(`${said} ${MARK}.`), corrected);

    await press(page, page.getByRole('link', { name: 'Ritira la registrazione' }));
    await keyboardPath(page);
    await looked(page, 'withdraw');
    await press(page, page.getByRole('button', { name: 'Ritira la registrazione' }));
    assert.match(await refused(page), /Scrivi il motivo/);
    await looked(page, 'withdraw-refused');
    await reach(page, page.locator('#reason'));
    await page.keyboard.type(`Era di un altro comitato ${MARK}.`);
    await press(page, page.getByRole('button', { name: 'Ritira la registrazione' }));
    assert.match(await done(page), /^Ritirato\./);
    await looked(page, 'withdrawn');
    const withdrawn = await read();
    assert.ok(withdrawn.includes(`Era di un altro comitato ${MARK}.`), withdrawn);
    assert.ok(!withdrawn.includes('Una lettera'), withdrawn);
    await looked(reader.page, 'withdrawn-read');
    noExternalRequests(reader.faults);
    noExternalRequests(faults, 422);
    for (const opened of [context, reader.context]) await opened.close();
  });

  test('a representative brings back the grid, mends a row and sends all in the name of the body', async () => {
    const { page, context, faults } = await enter(browser, 'rappresentante');
    await page.goto(`${site()}${base}/consultation`);
    await page.getByRole('link', { name: 'Scarica la griglia delle osservazioni' }).click();
    await looked(page, 'grid');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV/ }).click()]);
    const lines = readFileSync(await download.path(), 'utf8').split('\n');
    const ends = lines[0].trimEnd();
    const row = lines.find((line) => line.startsWith('p:'));
    const key = row.split(';')[0];
    const table = [ends, `${key};;;;Un’osservazione dalla griglia ${MARK}.;`, `p:non-c-e@1;;;;Una riga sbagliata ${MARK}.;`].join('\n');
    await page.getByLabel(/Per Comune di Valdoria/).check();
    await page.locator('#table').setInputFiles({ name: 'griglia.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('button', { name: /anteprima/ }).click();
    assert.match(await page.locator('main').innerText(), /1 riga pronta/);
    assert.match(await page.locator('main').innerText(), /1 riga da correggere/);
    await looked(page, 'preview');
    await page.getByRole('button', { name: /Lascia fuori/ }).click();
    await page.getByRole('button', { name: /Invia 1 riga/ }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Inviata 1 riga/);
    await page.locator('main li a', { hasText: /n\. \d+/ }).first().click();
    assert.match(await page.locator('main').innerText(), new RegExp(`Comune di Valdoria[^]*Un’osservazione dalla griglia ${MARK}`));
    noExternalRequests(faults);
    await context.close();
  });

  test('a visitor on a phone reports a proposal in two clicks and gets a number', async () => {
    const author = await enter(browser, 'cittadina');
    await author.page.goto(`${site()}${base}/propose?kind=need`);
    await author.page.locator('#title').fill(`Un bisogno di prova ${MARK}`);
    await author.page.locator('#body').fill('Parole che qualcuno segnalerà.');
    await author.page.locator('#files-new').setInputFiles({ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from(`Nota ${MARK}`) });
    await author.page.getByRole('button', { name: /Continua/ }).click();
    await author.page.getByRole('button', { name: 'Invia', exact: true }).click();
    proposal = author.page.url().split('?')[0];
    assert.match(await author.page.locator('#files').innerText(), /nota\.txt/);
    await looked(author.page, 'attachment');
    await author.context.close();

    const { page, context, faults } = await open(browser, { width: 360 });
    await page.goto(proposal);
    await page.getByText('Segnala', { exact: false }).first().click();
    await page.getByRole('button', { name: 'non riguarda questo piano' }).click();
    assert.match(await page.locator('h1').innerText(), /Segnalazione n\. \d+/);
    noExternalRequests(faults);
    // Text at twice its size is looked at where others do: at the width of a desk.
    await page.setViewportSize({ width: 1280, height: 900 });
    await looked(page, 'case');
    await context.close();
  });

  test('a moderator hides it with a reason, the author appeals, somebody else upholds it', async () => {
    const planner = await enter(browser, 'pianificatrice');
    await planner.page.goto(`${desk()}/moderation?show=reported`);
    await looked(planner.page, 'queue');
    await planner.page.goto(proposal);
    await planner.page.getByRole('link', { name: /^Modera/ }).first().click();
    const decision = planner.page.url();
    await looked(planner.page, 'decide');
    await planner.page.locator('#reason').selectOption('off_topic');
    await planner.page.locator('#text').fill(`Parla d’altro ${MARK}.`);
    await planner.page.getByRole('button', { name: 'Nascondi' }).click();
    assert.match(await planner.page.locator('.alert-success').innerText(), /Nascosto/);

    const reader = await open(browser);
    await reader.page.goto(proposal);
    const gone = await reader.page.locator('main').innerText();
    assert.match(gone, /dalla moderazione del piano\. Motivo: non riguarda questo piano/);
    assert.ok(gone.includes(`Parla d’altro ${MARK}.`) && !gone.includes('Parole che qualcuno segnalerà') && !gone.includes('nota.txt'));
    await looked(reader.page, 'hidden');
    await reader.page.goto(`${site()}${base}/moderation`);
    await looked(reader.page, 'record');

    const author = await enter(browser, 'cittadina');
    await author.page.goto(proposal);
    await author.page.getByRole('link', { name: 'Leggi il motivo e fai ricorso' }).click();
    await looked(author.page, 'appeal');
    await author.page.locator('#text').fill('Riguarda proprio questo piano.');
    await author.page.getByRole('button', { name: 'Invia il ricorso' }).click();
    assert.match(await author.page.locator('h1').innerText(), /Ricorso n\. \d+/);

    await planner.page.goto(decision);
    assert.match(await planner.page.locator('#appeal').innerText(), /lo decide un’altra persona/);
    const other = await enter(browser, 'amministratrice');
    await other.page.goto(decision);
    await other.page.getByLabel(/Accogli/).check();
    await other.page.locator('#text').fill('Ha ragione: riguarda il piano.');
    await other.page.getByRole('button', { name: 'Decidi' }).click();
    assert.match(await other.page.locator('.alert-success').innerText(), /deciso/);
    await reader.page.goto(proposal);
    assert.match(await reader.page.locator('main').innerText(), /Parole che qualcuno segnalerà/);
    for (const opened of [planner, reader, author, other]) await opened.context.close();
  });
});
