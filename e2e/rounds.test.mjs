// Votes: a planner sets one up, a representative votes by keyboard and replaces the ballot, the close refuses, the result
// of an earlier vote is read. The site must be a demonstration, for its doors.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, keyboardPath, launch, noExternalRequests, open, site } from './lib.mjs';
import { inDays, newVote, openVote } from './people.mjs';

let browser, vote, edition;
const MARK = `${Date.now()}`;

before(async () => {
  browser = await launch();
  vote = await openVote(browser);
  edition = vote.replace(/\/votes\/.*/, '');
});
after(async () => { await browser?.close(); });

const looked = (page, name) => inspect(page, `rounds-${name}`);

describe('votes', { concurrency: false }, () => {
  test('from the home page a ballot is two clicks away', async () => {
    const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
    await page.goto(`${site()}/it`);
    await page.locator('a[href*="/votes/"][href$="/ballot"]').first().click();
    assert.match(await page.locator('.vote-left p').innerText(), /Restano 5 scelte/);
    assert.ok(await page.locator('.vote-option').count() >= 5);
    await page.locator('.vote-option input').first().check();
    await page.getByRole('button', { name: 'Aggiorna il conto' }).click();
    assert.match(await page.locator('.vote-left p').innerText(), /Restano 4 scelte/);
    assert.ok(await page.locator('.vote-option input').first().isChecked());
    await page.getByRole('button', { name: 'Rivedi la scheda' }).last().click();
    await page.getByRole('button', { name: 'Accedi e invia' }).click();
    assert.match(page.url(), /sign-in/);
    noExternalRequests(faults);
    await context.close();
  });

  test('a representative votes by keyboard, then a second ballot takes the place of the first', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/rappresentante`);
    await page.goto(`${site()}${vote}/ballot`);
    await looked(page, 'ballot');
    const names = await keyboardPath(page);
    assert.ok(names.some((name) => /Rivedi la scheda/.test(name)), names.join('\n'));
    for (const box of [0, 1]) {
      await page.locator('.vote-option input').nth(box).focus();
      await page.keyboard.press('Space');
    }
    await page.waitForFunction(() => /Restano 3 scelte/.test(document.querySelector('[data-left]').textContent));
    await page.getByRole('button', { name: 'Rivedi la scheda' }).last().focus();
    await page.keyboard.press('Enter');
    await page.locator('.vote-picks').waitFor();
    await looked(page, 'review');
    assert.equal(await page.locator('.vote-picks li').count(), 2);
    await page.getByRole('button', { name: 'Conferma e invia' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ballot\/\d+/);
    assert.match(await page.locator('.alert-success').innerText(), /è dentro/);
    await looked(page, 'receipt');
    await page.getByRole('link', { name: 'Sostituisci la scheda' }).click();
    assert.match(await page.locator('.note').first().innerText(), /già inviata/);
    await page.locator('.vote-option input').nth(2).check();
    await page.getByRole('button', { name: 'Rivedi la scheda' }).last().click();
    await page.getByRole('button', { name: 'Conferma e invia' }).click();
    await page.waitForURL(/\/ballot\/\d+/);
    assert.equal(await page.locator('.vote-picks li').count(), 3);
    assert.ok(await page.locator('tbody tr').count() >= 2, 'the replaced ballot stays in the log');
    noExternalRequests(faults);
    await context.close();
  });

  test('too much is told with what to do, and nothing is lost', async () => {
    const { page, context } = await open(browser, { javaScriptEnabled: false });
    await page.goto(`${site()}${vote}/ballot`);
    for (let n = 0; n < 6; n += 1) await page.locator('.vote-option input').nth(n).check();
    await page.getByRole('button', { name: 'Rivedi la scheda' }).last().click();
    assert.match(await page.locator('.error-summary').innerText(), /Hai indicato 6 azioni, al massimo sono 5/);
    assert.equal(await page.locator('.vote-option input:checked').count(), 6);
    await context.close();
  });

  test('a planner sets up a vote with points, tries it and opens it', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/pianificatrice`);
    await page.goto(`${site()}${edition.replace('/it/', '/it/desk/')}/votes/new`);
    assert.ok(await page.locator('.vote-card').count() >= 4);
    await looked(page, 'cards');
    assert.match(await page.locator('.vote-example').first().innerText(), /Esito: Parco, Biblioteca/);
    await page.locator('a[href$="method=points"]').click();
    await page.getByRole('button', { name: 'Crea la votazione' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Scrivi il titolo/);
    await page.locator('#title').fill(`Punti ${MARK}`);
    await page.locator('#question').fill('Come dividi dieci punti?');
    await page.locator('#opens').fill(inDays(-0.5));
    await page.locator('#closes').fill(inDays(5));
    await page.getByRole('button', { name: 'Crea la votazione' }).click();
    for (const title of ['Orti', 'Fontane']) {
      if (!(await page.locator('#option_title').isVisible())) await page.locator('#option > summary').click();
      await page.locator('#option_title').fill(title);
      await page.locator('#option button').click();
    }
    await page.locator('#trial button').click();
    assert.match(await page.locator('.vote-trial').innerText(), /30 schede/);
    await looked(page, 'desk');
    await page.getByRole('button', { name: 'Apri la votazione' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /è pubblica/);
    await page.getByRole('link', { name: 'Guarda la pagina pubblica' }).click();
    await page.getByRole('link', { name: 'Vota per il tuo ente' }).click();
    await page.locator('[data-plus]').first().click();
    await page.waitForFunction(() => /Restano 9 punti/.test(document.querySelector('[data-left]').textContent));
    await looked(page, 'points');
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('a paper ballot entered for the wrong body is withdrawn, and the log says so', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/pianificatrice`);
    const desk = vote.replace('/it/', '/it/desk/');
    await page.goto(`${site()}${desk}/paper`);
    await looked(page, 'paper');
    await page.getByRole('button', { name: 'Registra la scheda' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Scegli l’ente/);
    await looked(page, 'paper-refused');
    await page.locator('#body').selectOption({ index: (await page.locator('#body option').count()) - 1 });
    await page.locator('#protocol').fill(MARK);
    await page.locator('#received').fill(inDays(-0.1));
    await page.locator('[name^=said_]').first().check();
    await page.getByRole('button', { name: 'Registra la scheda' }).click();
    await page.getByRole('link', { name: 'Hai scelto l’ente sbagliato?' }).click();
    await looked(page, 'withdraw-form');
    await page.getByRole('button', { name: 'Ritira la scheda' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Scrivi il motivo/);
    await looked(page, 'withdraw');
    await page.locator('#reason').fill('Era di un altro ente');
    await page.getByRole('button', { name: 'Ritira la scheda' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /è ritirata/);
    await page.goto(`${site()}${desk}`);
    const row = page.locator('tbody tr', { hasText: `protocollo ${MARK}. Motivo: Era di un altro ente` });
    assert.match(await row.innerText(), /Scheda di carta ritirata/);
    noExternalRequests(faults.filter((fault) => !fault.includes('422')));
    await context.close();
  });

  test('what two planners change of a vote at once is shown to the second of them, on a page that is whole', async () => {
    const { page: first, context } = await open(browser);
    await newVote(first, edition, 'choose', `A due mani ${MARK}`, { opens: 1 });
    const desk = new URL(first.url()).pathname;
    if (!(await first.locator('#option_title').isVisible())) await first.locator('#option > summary').click();
    await first.locator('#option_title').fill('Orti');
    await first.locator('#option button').click();
    const edit = await first.getByRole('link', { name: 'Cambia Orti' }).getAttribute('href');
    const second = await context.newPage();
    const twice = async (path, field, button, words) => {
      for (const tab of [first, second]) await tab.goto(`${site()}${path}`);
      for (const [at, tab] of [first, second].entries()) {
        await tab.locator(field).fill(words[at]);
        await tab.locator('form', { has: tab.locator(field) }).getByRole('button', { name: button }).click();
      }
      assert.ok((await second.locator('.alert-warning').innerText()).includes(words[0]));
      assert.equal(await second.locator(field).inputValue(), words[1]);
      assert.match(await first.locator('.alert-success').innerText(), /\S/);
    };
    await twice(edit, '#option_title', 'Salva', ['Orti di quartiere', 'Orti scolastici']);
    await looked(second, 'option-meanwhile');
    await twice(desk, '#question', 'Salva', ['Che cosa viene per primo?', 'Che cosa serve prima?']);
    await looked(second, 'meanwhile');
    await context.close();
  });

  test('people vote in secret, and take home a receipt that says nothing of how', async () => {
    const staff = await open(browser);
    await newVote(staff.page, edition, 'choose', `Segreto ${MARK}`, {
      fill: () => staff.page.locator('#voters input[value=persons]').check(),
    });
    for (const title of ['Orti', 'Fontane']) {
      if (!(await staff.page.locator('#option_title').isVisible())) await staff.page.locator('#option > summary').click();
      await staff.page.locator('#option_title').fill(title);
      await staff.page.locator('#option button').click();
    }
    await staff.page.getByRole('button', { name: 'Apri la votazione' }).click();
    assert.match(await staff.page.locator('.alert-success').innerText(), /è pubblica/);
    await staff.page.getByRole('link', { name: 'Guarda la pagina pubblica' }).click();
    const secret = new URL(staff.page.url()).pathname;
    await looked(staff.page, 'secret');
    assert.match(await staff.page.locator('main').innerText(), /dipende da come lavora|potrebbe leggere le schede/);
    await staff.context.close();
    const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
    await page.goto(`${site()}/demo/entra/cittadina`);
    await page.goto(`${site()}${secret}/ballot`);
    await page.locator('.vote-option input').first().check();
    await page.getByRole('button', { name: 'Rivedi la scheda' }).last().click();
    await page.getByRole('button', { name: 'Conferma e invia' }).click();
    assert.match(await page.locator('h1').innerText(), /Ricevuta del voto/);
    const mine = page.url();
    // Nothing is signed because somebody asks: the page says when to come back, and the log tells nothing of it meanwhile.
    assert.match(await page.locator('main').innerText(), /firmata entro cinque minuti/);
    assert.equal(await page.locator('main a[href$="/file"]').count(), 0);
    await page.getByRole('link', { name: 'Guarda il registro delle schede' }).click();
    const log = page.url();
    assert.match(await page.locator('h1').innerText(), /Registro delle schede/);
    assert.match(await page.locator('.facts').innerText(), /Schede nell’ultimo stato firmato\s+0/);
    await page.goto(`${site()}${secret}/ballot`);
    assert.match(await page.locator('.note').first().innerText(), /Hai già votato/);
    await page.locator('.note').first().getByRole('link', { name: 'Ricevuta del voto' }).click();
    assert.equal(page.url(), mine);
    noExternalRequests(faults);
    await context.close();
    const seen = await open(browser);
    await seen.page.goto(log);
    await looked(seen.page, 'log');
    await seen.page.goto(`${site()}/demo/entra/cittadina`);
    await seen.page.goto(mine);
    await looked(seen.page, 'sealed');
    await seen.context.close();
  });

  test('a closed vote takes no ballot and tells its result, the same in the files', async () => {
    const { page, context } = await open(browser);
    await page.goto(`${site()}/sitemap.txt`);
    const closed = (await page.locator('body').innerText()).match(/\/plans\/\S+\/votes\/\d+(?=\/ballots)/)[0];
    await page.goto(`${site()}/it${closed}/ballot`);
    assert.match(await page.locator('.alert-warning').innerText(), /Chiusa il/);
    await page.goto(`${site()}/it${closed}`);
    assert.match(await page.locator('.vote-table tbody tr').nth(2).innerText(), /3ª/);
    await looked(page, 'result');
    const third = await page.locator('.vote-table tbody tr').nth(2).locator('th').innerText();
    const csv = await (await page.request.get(`${site()}/it${closed}/download/csv`)).text();
    assert.ok(csv.split('\n')[3].includes(third.trim()), csv);
    const json = await (await page.request.get(`${site()}/it${closed}/download/json`)).json();
    assert.equal(json.results[0].options[2].place, 3);
    assert.match(await (await page.request.get(`${site()}/it${closed}/download/pb`)).text(), /^META\nkey;value/);
    await page.goto(`${site()}/it${closed}/ballots`);
    await looked(page, 'ballots');
    await context.close();
  });
});
