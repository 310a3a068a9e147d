// Ballots of every form with what cannot be sent, and the pages of a vote that few people open: the list of who may vote, what
// auditors take. The site must be a demonstration, for its doors.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, launch, noExternalRequests, open, refused, site } from './lib.mjs';
import { enter, inDays, newVote, openVote } from './people.mjs';

let browser, edition, closing;
const MARK = `${Date.now()}`;

before(async () => {
  browser = await launch();
  edition = (await openVote(browser)).replace(/\/votes\/.*/, '');
  // Closes while the other tests run, and is counted a day later.
  const { page, context } = await open(browser);
  await prepared(page, 'choose', async () => {
    const soon = new Date(Date.now() + 120_000).toLocaleString('sv-SE', { timeZone: 'Europe/Rome' });
    await page.locator('#closes').fill(soon.slice(0, 16).replace(' ', 'T'));
    await page.locator('#paper_days').fill('1');
  });
  await page.getByRole('button', { name: 'Apri la votazione' }).click();
  assert.match(await page.locator('.alert-success').innerText(), /è pubblica/);
  await page.getByRole('link', { name: 'Guarda la pagina pubblica' }).click();
  closing = page.url();
  await context.close();
});
after(async () => { await browser?.close(); });

const looked = (page, name) => inspect(page, `ballots-${name}`);

/** A vote that a planner has prepared, with three options; the page is then its desk. */
async function prepared(page, method, fill) {
  await newVote(page, edition, method, `Prova ${method} ${MARK}`, { fill });
  for (const title of ['Orti', 'Fontane', 'Panchine']) {
    if (!(await page.locator('#option_title').isVisible())) await page.locator('#option > summary').click();
    await page.locator('#option_title').fill(title);
    if (method === 'shares') await page.locator('#option_cost').fill('60');
    await page.locator('#option button').click();
    await page.locator('.vote-set li', { hasText: title }).waitFor();
  }
}

/** The ballot of a vote with this rule, opened for it. */
async function ballot(page, method, fill) {
  await prepared(page, method, fill);
  await page.getByRole('button', { name: 'Apri la votazione' }).click();
  await page.getByRole('link', { name: 'Guarda la pagina pubblica' }).click();
  await page.getByRole('link', { name: 'Vota per il tuo ente' }).click();
}

const review = (page) => page.getByRole('button', { name: 'Rivedi la scheda' }).last().click();

/** Goes through the ballot by one key; gives at how many of its controls it stopped. */
async function walked(page, key) {
  const forward = key === 'Tab';
  // From the control before the first one, or after the last.
  await page.locator('form[data-vote]').evaluate((form, before) => {
    const stop = Object.assign(document.createElement('button'), { type: 'button', id: 'stop' });
    if (before) form.before(stop); else form.after(stop);
    stop.focus();
  }, forward);
  let stops = 0;
  for (;;) {
    await page.keyboard.press(key);
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused.closest('form[data-vote]')) return null;
      const box = focused.getBoundingClientRect();
      const bar = document.querySelector('[data-left]').getBoundingClientRect();
      return {
        html: focused.outerHTML.slice(0, 120),
        covered: box.top < bar.bottom && box.bottom > bar.top,
        outside: box.top < 0 || box.bottom > window.innerHeight,
        seen: bar.top >= 0 && bar.bottom <= window.innerHeight,
        low: bar.height <= 64,
      };
    });
    if (!at) break;
    assert.deepEqual({ ...at, html: '' }, { html: '', covered: false, outside: false, seen: true, low: true }, `${at.html} on ${page.url()}`);
    stops += 1;
    assert.ok(stops < 100, 'the key did not come to an end');
  }
  await page.locator('#stop').evaluate((stop) => stop.remove());
  return stops;
}

describe('ballots', { concurrency: false }, () => {
  test('points beyond what there is to give are told, and stay as they were typed', async () => {
    const { page, context, faults } = await open(browser, { width: 360 });
    await ballot(page, 'points');
    const points = page.locator('.vote-option input');
    await points.nth(0).fill('7');
    await points.nth(1).fill('4');
    await review(page);
    assert.match(await refused(page), /Hai dato 11 punti, al massimo sono 10/);
    assert.deepEqual([await points.nth(0).inputValue(), await points.nth(1).inputValue()], ['7', '4']);
    await looked(page, 'points-refused');
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('on a low screen one line says what is left, always in sight and never over what has the focus', async () => {
    const staff = await open(browser);
    const votes = {};
    for (const method of ['choose', 'points', 'marks', 'borda']) {
      await ballot(staff.page, method);
      votes[method] = staff.page.url();
    }
    const names = Array.from({ length: 16 }, (_, n) => `Municipio ${n + 1} delle colline: 100`).join('\n');
    await ballot(staff.page, 'shares', async () => {
      await staff.page.locator('#lists').evaluate((field) => { field.closest('details').open = true; });
      await staff.page.locator('#lists').fill(names);
    });
    votes.rankings = staff.page.url();
    await staff.context.close();
    const { page, context, faults } = await open(browser);
    for (const [name, address] of Object.entries(votes)) {
      // A page enlarged four times, and a phone on its side.
      for (const [width, height] of [[320, 256], [640, 360]]) {
        await page.setViewportSize({ width, height });
        await page.goto(address);
        if (name === 'rankings') {
          await page.locator('.vote-option input').first().check();
          await page.waitForFunction(() => /restano 40/.test(document.querySelector('[data-left]').textContent));
        }
        const down = await walked(page, 'Tab');
        const up = await walked(page, 'Shift+Tab');
        assert.ok(down >= 3 && up === down, `${down} and ${up} controls of ${name} at ${width} by ${height}`);
      }
    }
    noExternalRequests(faults);
    await context.close();
  });

  test('a ballot without a mark is told to be empty', async () => {
    const { page, context, faults } = await open(browser);
    await ballot(page, 'marks');
    await looked(page, 'marks');
    await review(page);
    assert.match(await refused(page), /La scheda è vuota/);
    await looked(page, 'marks-refused');
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('an order is made with buttons; without any of them the ballot is told to be empty', async () => {
    const { page, context, faults } = await open(browser);
    await ballot(page, 'borda');
    await review(page);
    assert.match(await refused(page), /La scheda è vuota/);
    await looked(page, 'order-refused');
    for (const title of ['Orti', 'Fontane', 'Panchine']) await page.getByRole('button', { name: `Aggiungi ${title}` }).click();
    await page.getByRole('button', { name: 'Primo Panchine' }).click();
    await looked(page, 'order');
    await review(page);
    assert.match(await page.locator('.vote-picks li').first().innerText(), /Panchine/);
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('a basket beyond the money is told, and nothing falls out of it', async () => {
    const { page, context, faults } = await open(browser, { width: 360, javaScriptEnabled: false });
    await ballot(page, 'shares', () => page.locator('#budget').fill('100'));
    for (const n of [0, 1]) await page.locator('.vote-option input').nth(n).check();
    await review(page);
    assert.match(await refused(page), /supera i fondi di 20/);
    assert.equal(await page.locator('.vote-option input:checked').count(), 2);
    noExternalRequests(faults, 422);
    const address = page.url();
    await context.close();
    const seen = await open(browser);
    await seen.page.goto(address);
    for (const n of [0, 1]) await seen.page.locator('.vote-option input').nth(n).check();
    await review(seen.page);
    await looked(seen.page, 'basket-refused');
    await seen.context.close();
  });

  test('the list of who may vote tells what cannot be read, line by line', async () => {
    const { page, context, faults } = await open(browser);
    await prepared(page, 'choose', () => page.locator('#voters input[value=persons]').check());
    await page.getByRole('link', { name: 'Elenco di chi può votare' }).click();
    await looked(page, 'electors');
    await page.getByRole('button', { name: 'Carica l’elenco' }).click();
    assert.match(await refused(page), /\S/);
    const described = (await page.locator('#table').getAttribute('aria-describedby')).split(' ');
    assert.ok(described.includes('table-error'), `the field names ${described}`);
    await looked(page, 'electors-refused');
    const list = 'nome,posta\nAda,ada@example.org\nBruno,senza posta\n';
    await page.locator('#table').setInputFiles({ name: 'elenco.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByRole('button', { name: 'Carica l’elenco' }).click();
    assert.equal(await page.locator('tbody tr').count(), 1);
    assert.match(await page.locator('tbody tr').innerText(), /senza posta/);
    await looked(page, 'electors-read');
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('what the desk refuses of a vote is told at its field, and nothing typed is lost', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/pianificatrice`);
    await page.goto(`${site()}${edition.replace('/it/', '/it/desk/')}/votes/new?method=shares`);
    await page.locator('#budget').fill('tanto');
    await page.getByRole('button', { name: 'Crea la votazione' }).click();
    assert.match(await refused(page), /Questo importo non si legge/);
    assert.equal(await page.locator('#budget').inputValue(), 'tanto');
    await looked(page, 'new-refused');
    await prepared(page, 'points');
    if (!(await page.locator('#option_title').isVisible())) await page.locator('#option > summary').click();
    await page.locator('#option_cost').fill('molto');
    await page.locator('#option button').click();
    assert.match(await refused(page), /Questo importo non si legge/);
    assert.equal(await page.locator('#option_cost').inputValue(), 'molto');
    await looked(page, 'option-refused');
    await page.getByRole('button', { name: 'Apri la votazione' }).click();
    await page.locator('#until').fill(inDays(1));
    await page.getByRole('button', { name: 'Sposta la chiusura' }).click();
    assert.match(await refused(page), /Scrivi il motivo/);
    await looked(page, 'extend-refused');
    noExternalRequests(faults, 422);
    await context.close();
  });

  test('a ballot waits in the browser while its writer signs in, and is there as it was filled in', async () => {
    const staff = await open(browser);
    await ballot(staff.page, 'choose');
    const form = staff.page.url();
    await staff.context.close();
    const { page, context, faults } = await open(browser, { width: 360 });
    await page.goto(form);
    for (const n of [0, 2]) await page.locator('.vote-option input').nth(n).check();
    await review(page);
    const picked = await page.locator('.vote-picks li').allInnerTexts();
    await page.getByRole('button', { name: 'Accedi e invia' }).click();
    await looked(page, 'sign-in');
    await page.goto(`${site()}/demo/entra/rappresentante`);
    await page.goto(`${form}?waiting=yes`);
    assert.deepEqual(await page.locator('.vote-picks li').allInnerTexts(), picked);
    await looked(page, 'waited');
    noExternalRequests(faults);
    await context.close();
  });

  test('who goes back from the review finds the ballot as it was filled in, and counted', async () => {
    const { page, context, faults } = await open(browser, { width: 360 });
    await ballot(page, 'choose');
    for (const n of [0, 1]) await page.locator('.vote-option input').nth(n).check();
    await review(page);
    await page.locator('.vote-picks').waitFor();
    await page.goBack();
    await page.waitForFunction(() => /Restano 3 scelte/.test(document.querySelector('[data-left]').textContent));
    assert.equal(await page.locator('.vote-option input:checked').count(), 2);
    await ballot(page, 'borda');
    for (const title of ['Panchine', 'Orti']) {
      await page.getByRole('button', { name: `Aggiungi ${title}` }).click();
      await page.getByRole('button', { name: `Togli ${title}` }).waitFor();
    }
    await review(page);
    await page.locator('.vote-picks').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Primo Orti' }).waitFor();
    assert.match(await page.locator('.vote-option').first().innerText(), /Panchine/);
    noExternalRequests(faults);
    await context.close();
  });

  test('a body reads what was withdrawn of it, and every row of a long log is reached', async () => {
    const { page, context, faults } = await open(browser);
    await ballot(page, 'choose');
    const long = new URL(page.url()).pathname.replace(/\/ballot$/, '');
    const own = await enter(browser, 'rappresentante');
    await own.page.goto(`${site()}${long}/ballot`);
    await own.page.locator('.vote-option input').first().check();
    await review(own.page);
    const body = await own.page.locator('[name=speaker]').first().inputValue();
    await page.goto(`${site()}${long.replace('/it/', '/it/desk/')}/paper`);
    await page.locator('#body').selectOption(body);
    await page.locator('#protocol').fill('0');
    await page.locator('#received').fill(inDays(-0.1));
    await page.locator('[name^=said_]').first().check();
    await page.getByRole('button', { name: 'Registra la scheda' }).click();
    await page.getByRole('link', { name: 'Hai scelto l’ente sbagliato?' }).click();
    await page.locator('#reason').fill('Era di un altro ente');
    await page.getByRole('button', { name: 'Ritira la scheda' }).click();
    await own.page.goto(`${site()}${long}/ballot/${body}`);
    assert.match(await own.page.locator('main').innerText(), /ritirata/);
    await looked(own.page, 'withdrawn');
    noExternalRequests(own.faults);
    await own.context.close();
    // The same paper again and again, each time under another number: each is a row of the log.
    await page.goto(`${site()}${long.replace('/it/', '/it/desk/')}/paper`);
    await page.locator('#body').selectOption(body);
    await page.locator('#received').fill(inDays(-0.1));
    await page.locator('[name^=said_]').first().check();
    await page.locator('form:has(#protocol)').evaluate(async (form) => {
      for (let n = 1; n <= 100; n += 1) {
        const sent = new URLSearchParams(new FormData(form));
        sent.set('protocol', `${n}`);
        await fetch(form.action, { method: 'POST', body: sent });
      }
    });
    await page.goto(`${site()}${long.replace('/it/', '/it/desk/')}`);
    await page.locator('main a[href*="before="]').click();
    assert.match(await page.locator('#log').innerText(), /Scheda di carta ritirata/);
    await looked(page, 'log-older');
    noExternalRequests(faults);
    await context.close();
  });

  test('a vote that is closed says when it is counted, and takes no ballot', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(closing);
    const told = page.locator('main p[role=status]');
    for (let n = 0; n < 30 && !(await told.count()); n += 1) {
      await page.waitForTimeout(5_000);
      await page.reload();
    }
    assert.match(await told.innerText(), /Il conteggio comincia il/);
    assert.equal(await page.getByRole('link', { name: 'Vota per il tuo ente' }).count(), 0);
    await looked(page, 'to-be-counted');
    await page.goto(`${closing}/ballot`);
    assert.match(await page.locator('.alert-warning').first().innerText(), /Chiusa il/);
    await looked(page, 'closed');
    noExternalRequests(faults);
    await context.close();
  });

  test('an auditor reads the terms before the ballots are handed out', async () => {
    const { page, context, faults } = await open(browser);
    await page.goto(`${site()}/demo/entra/revisora`);
    const map = await (await page.request.get(`${site()}/sitemap.txt`)).text();
    const votes = [...new Set(map.match(/\/it\/plans\/\S+\/votes\/\d+(?=\n)/g))];
    let way = null;
    for (const vote of votes) {
      await page.goto(`${site()}${vote}`);
      way = page.locator('main a[href$="/auditors"]');
      if (await way.count()) break;
    }
    await way.first().click();
    await looked(page, 'auditors');
    await page.locator('#form button').click();
    assert.match(await refused(page), /\S/);
    await looked(page, 'auditors-refused');
    noExternalRequests(faults, 422);
    await context.close();
  });
});
