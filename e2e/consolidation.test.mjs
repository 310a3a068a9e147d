// From a changed sentence to the need behind it in two clicks, and back; the report equals its downloads; no script needed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, inspect, keyboardPath, launch, noExternalRequests, open, reflow320, shots, site } from './lib.mjs';

const EDITION = '/plans/trasformazione-digitale/2024-2026';
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test('a visitor goes from the changed sentence to the need in two clicks, and back in one', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, context, faults } = await open(browser, { javaScriptEnabled, width: 360 });
    await page.goto(`${site()}/it${EDITION}/paragraphs/p2-09`);
    const sentence = page.locator('#p2-09');
    assert.match(await sentence.innerText(), /Entro giugno/);
    await sentence.getByRole('link', { name: 'Da dove viene questa frase?' }).click();
    const steps = await page.locator('.chain > li').allInnerTexts();
    const kinds = steps.map((text) => text.split(/[\n:]/)[0].replace(/ n\. .*/, '').replace(/ di .*| [\d.]+$/, '').trim());
    const order = ['Bisogno', 'Proposta', 'Risposta', 'Paragrafo', 'Stato'].map((kind) => kinds.lastIndexOf(kind));
    assert.ok(order.every((place, n) => place >= 0 && (n === 0 || place > order[n - 1])), `steps: ${kinds.join(' → ')}`);
    await page.locator('.chain').getByRole('link', { name: /^Bisogno n\./ }).click();
    assert.match(await page.locator('main').innerText(), /Comune di Valdoria/);
    await page.locator('.chain').getByRole('link', { name: /^Paragrafo 2\.9/ }).click();
    assert.ok(page.url().endsWith('#p2-09'), page.url());
    noExternalRequests(faults);
    await context.close();
  }
});

test('the home page tells the last result, and its table adds up to what was received', async () => {
  const { page, context } = await open(browser);
  await page.goto(`${site()}/it`);
  const band = page.locator('section.band', { has: page.getByRole('heading', { name: 'Che cosa ne è stato' }) });
  const numbers = (await band.locator('tbody td').allInnerTexts()).map(Number);
  const told = await band.locator('.lead').innerText();
  assert.equal(told, '66 contributi, 66 risposte motivate');
  assert.equal(numbers.reduce((sum, n) => sum + n, 0), 66);
  assert.match(await band.innerText(), /25 su 66 hanno cambiato il piano: 18 paragrafi su 120/);
  await band.getByRole('link', { name: 'Leggi il resoconto' }).click();
  assert.equal(await page.locator('.report-entry').count(), 66);
  assert.equal(await page.locator('.report-entry .answer').count(), 66);
  await context.close();
});

test('what is downloaded is what the report says', async () => {
  const { page, context } = await open(browser);
  await page.goto(`${site()}/it${EDITION}/report`);
  const headings = await page.locator('.report-entry h3 a').allInnerTexts();
  const answer = await fetch(`${site()}/it${EDITION}/report/contributions.json`);
  const file = await answer.json();
  assert.equal(file.contributions.length, headings.length);
  assert.deepEqual(file.contributions.map((c) => c.number), headings.map((h) => Number(h.match(/\d+/)[0])));
  assert.ok(file.contributions.every((c) => c.reason && c.outcome));
  const again = await (await fetch(`${site()}/it${EDITION}/report/contributions.json`)).text();
  assert.equal(again, JSON.stringify(file, null, 2));
  await context.close();
});

test('printed, the report begins with one sheet of A4', async () => {
  // A4 without its margins of 16 and 18 mm, at 96 pixels an inch.
  const { page, context } = await open(browser, { width: 672, height: 986 });
  await page.emulateMedia({ media: 'print' });
  for (const language of ['it', 'en']) {
    await page.goto(`${site()}/${language}${EDITION}/report`);
    const sheet = page.locator('.report-sheet');
    const { y, height } = await sheet.boundingBox();
    assert.ok(y + height <= 986, `${language}: the sheet ends ${Math.round(y + height - 986)} px below its page`);
    assert.equal(await sheet.evaluate((element) => getComputedStyle(element).breakAfter), 'page');
    for (const part of ['.facts', '.measure-bar', '.measure-table', '.report-who']) {
      assert.ok(await sheet.locator(part).isVisible(), part);
    }
  }
  await context.close();
});

test('pages of the chain, the report, an organisation and the workbench are whole at both widths', async () => {
  const { page, context, faults } = await open(browser);
  await page.goto(`${site()}/demo/entra/pianificatrice`);
  const work = '/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received';
  for (const [name, path] of [
    ['origin', `/it${EDITION}/origin/paragraphs/p2-09`],
    ['origin-item', `/en${EDITION}/origin/items/A2.3`],
    ['answered', `/it${EDITION}/contributions/14`],
    ['report', `/it${EDITION}/report`],
    ['organization', '/it/organizations/comune-di-valdoria'],
    ['received', work],
    ['answer', `${work}/answer?n=1&n=2`],
    ['parts', `${work}/parts?n=2`],
    ['counted', `/it${EDITION}/results/answered`],
    ['counted-places', `/en${EDITION}/results/changed-paragraphs`],
    ['publish-answers', `${work}/publish`],
    ['groups', `${work}/groups`],
    ['reasons', `${work}/reasons`],
    ['offices', `${work}/offices`],
    ['amendments', '/it/desk/plans/trasformazione-digitale/2027-2029/amendments'],
    ['amendment', '/it/desk/plans/trasformazione-digitale/2027-2029/amendments/36'],
    ['progress', '/it/desk/plans/trasformazione-digitale/2024-2026/progress'],
    ['settings', '/it/desk/plans/trasformazione-digitale/2024-2026/settings'],
    ['update', '/en/plans/trasformazione-digitale/2024-2026/items/A2.3/update'],
    ['opinions', '/it/opinions'],
  ]) {
    const answer = await page.goto(`${site()}${path}`);
    assert.equal(answer.status(), 200, path);
    // Both widths are looked at.
    await axe(page);
    await reflow320(page);
    await shots(page, `consolidation-${name}`);
  }
  await page.goto(`${site()}${work}/answer?n=1&n=2`);
  const names = await keyboardPath(page);
  assert.ok(names.includes('Salva la bozza'), names.join(' | '));
  noExternalRequests(faults);
  await context.close();
});

test('an accepted amendment goes into the draft with one button, without scripts, and comes out with another', async () => {
  const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
  await page.goto(`${site()}/demo/entra/pianificatrice`);
  await page.goto(`${site()}/it/desk/plans/trasformazione-digitale/2027-2029`);
  const waiting = page.locator('.amendment', { hasText: 'Emendamento n. 36' });
  await waiting.getByRole('button', { name: /^Scrivi nella bozza/ }).click();
  assert.match(await page.locator('.alert-success').innerText(), /scritto nella bozza/);
  const written = page.locator('#n36');
  assert.match(await written.innerText(), /scritto nella bozza/);
  assert.match(await written.innerText(), /entro quattro ore/);
  await written.getByRole('button', { name: /^Annulla/ }).click();
  assert.match(await page.locator('#n36').innerText(), /pronto per la bozza/);
  noExternalRequests(faults);
  await context.close();
});

test('contributions are chosen, tagged and filtered by keyboard; single keys work only once they are switched on', async () => {
  const { page, context } = await open(browser);
  await page.goto(`${site()}/demo/entra/pianificatrice`);
  const work = `${site()}/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received`;
  await page.goto(`${work}?tag=costi`);
  const first = page.locator('tbody input[type=checkbox]').first();
  await page.keyboard.press('j');
  assert.equal(await first.evaluate((box) => box === document.activeElement), false, 'a key works that nobody switched on');
  await page.locator('.shortcuts summary').click();
  await page.getByRole('button', { name: 'Accendi i tasti rapidi' }).click();
  await page.goto(`${work}?tag=costi`);
  await page.keyboard.press('j');
  assert.equal(await first.evaluate((box) => box === document.activeElement), true);
  await page.keyboard.press('x');
  assert.equal(await first.isChecked(), true);
  await page.getByLabel('Etichetta', { exact: true }).last().fill('prova della tastiera');
  await page.keyboard.press('Enter');
  await page.locator('tbody', { hasText: 'prova della tastiera' }).waitFor();
  await page.goto(`${work}?tag=prova+della+tastiera`);
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.locator('.shortcuts summary').click();
  await page.getByRole('button', { name: 'Spegni i tasti rapidi' }).click();
  await context.close();
});

test('an answer that is being written survives a closed browser', async () => {
  const { page, context } = await open(browser);
  await page.goto(`${site()}/demo/entra/pianificatrice`);
  const path = `${site()}/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received/answer?n=4`;
  await page.goto(path);
  await page.getByLabel(/^Motivazione/).fill('Una risposta a metà.');
  await page.getByText('Testo conservato').waitFor();
  await context.close();
  const again = await open(browser);
  await again.page.goto(`${site()}/demo/entra/pianificatrice`);
  await again.page.goto(path);
  await again.page.getByRole('link', { name: 'Riprendi da lì' }).click();
  assert.equal(await again.page.getByLabel(/^Motivazione/).inputValue(), 'Una risposta a metà.');
  await again.context.close();
});

test('groups of similar contributions are decided by keyboard without scripts, and what was decided is taken back', async () => {
  const { page, context, faults } = await open(browser, { javaScriptEnabled: false, width: 360 });
  await page.goto(`${site()}/demo/entra/pianificatrice`);
  await page.goto(`${site()}/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received/groups`);
  const group = page.locator('.similar-group', { hasText: 'Osservazione n. 13' });
  assert.match(await group.innerText(), /Osservazione n\. 17[^]*numeri diversi/);
  const press = async (name, within = group) => {
    await within.getByRole('button', { name }).first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  await press('Sì, stanno insieme');
  assert.match(await group.innerText(), /gruppo confermato/);
  await press('No, sono diversi');
  assert.equal(await group.count(), 0);
  await press('Rimetti il gruppo com’era', page);
  assert.match(await group.innerText(), /gruppo confermato/);
  await group.getByRole('link', { name: 'Rispondi insieme' }).click();
  assert.equal(await page.locator('.answer-to').count(), 2);
  noExternalRequests(faults);
  await context.close();
});

test('what two planners write at once is shown to the second of them, on a page that is whole', async () => {
  const { page: first, context } = await open(browser);
  await first.goto(`${site()}/demo/entra/pianificatrice`);
  const work = `${site()}/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received`;
  await first.goto(`${work}?state=waiting`);
  const number = await first.locator('.received-table input[name="n"]').first().getAttribute('value');
  const second = await context.newPage();
  for (const tab of [first, second]) await tab.goto(`${work}/answer?n=${number}`);
  const save = async (tab, words) => {
    await tab.locator('input[name="outcome"][value="postponed"]').check();
    await tab.getByLabel(/^Motivazione/).fill(words);
    await tab.getByRole('button', { name: 'Salva la bozza' }).click();
  };
  await save(first, 'Le parole di una.');
  assert.match(await first.locator('.alert-success').innerText(), /Bozza salvata/);
  await save(second, 'Le parole dell’altra.');
  assert.match(await second.locator('.alert-warning').innerText(), /qualcun altro ha salvato/);
  assert.match(await second.locator('main').innerText(), /Le parole di una\./);
  assert.equal(await second.getByLabel(/^Motivazione/).inputValue(), 'Le parole dell’altra.');
  await axe(second);
  await reflow320(second);
  await second.getByRole('button', { name: 'Salva la bozza' }).click();
  assert.match(await second.locator('.alert-success').innerText(), /Bozza salvata/);
  await context.close();
});

describe('what two write at once at the desks of the answers is shown to the second of them, on a page that is whole', { concurrency: false }, () => {
  const desk = '/it/desk/plans/trasformazione-digitale/2027-2029';
  const work = `${desk}/contributions-received`;
  const mark = `${Date.now()}`;
  let context, first, second;

  before(async () => {
    ({ page: first, context } = await open(browser));
    second = await context.newPage();
    await first.goto(`${site()}/demo/entra/pianificatrice`);
  });
  after(async () => { await context?.close(); });

  /** Both open the form, then each does with it what is asked; what the second typed is kept. */
  const twice = async (path, field, button, words, kept = true) => {
    for (const tab of [first, second]) await tab.goto(`${site()}${path}`);
    for (const [at, tab] of [first, second].entries()) {
      await tab.locator(field).fill(words[at]);
      await tab.locator('form', { has: tab.locator(field) }).getByRole('button', { name: button }).click();
    }
    assert.match(await second.locator('.alert-warning, .error-summary').first().innerText(), /Nel frattempo/);
    if (kept) assert.equal(await second.locator(field).inputValue(), words[1]);
    await inspect(second, `meanwhile-${path.replace(/[^a-z]+/g, '-').slice(-30)}`);
  };

  test('a recurring answer, changed and taken away', async () => {
    const save = 'Salva la motivazione';
    await first.goto(`${site()}${work}/reasons`);
    await first.locator('#title').fill(`Prova ${mark}`);
    await first.locator('#reason').fill('Una risposta.');
    await first.getByRole('button', { name: save }).click();
    const edit = await first.getByRole('link', { name: `Modifica Prova ${mark}` }).getAttribute('href');
    await twice(edit, '#reason', save, ['Le parole di una.', 'Le parole dell’altra.']);
    await second.goto(`${site()}${edit}`);
    await first.goto(`${site()}${work}/reasons`);
    await first.getByRole('button', { name: `Togli Prova ${mark}` }).click();
    await second.getByRole('button', { name: save }).click();
    assert.match(await second.locator('.alert-warning').innerText(), /l’ha eliminata/);
    await inspect(second, 'meanwhile-reason-gone');
  });

  /** The address of the form of a new office, whose only person is who looks on here. */
  const office = async (name) => {
    await first.goto(`${site()}${work}/offices`);
    await first.locator('#name').fill(name);
    await first.locator('#people').fill('elena.marchetti@ministero-dimostrativo.invalid');
    await first.getByRole('button', { name: 'Salva l’ufficio' }).click();
    return first.getByRole('link', { name: `Modifica ${name}` }).getAttribute('href');
  };

  test('an office', async () => {
    const edit = await office(`Ufficio ${mark}`);
    await twice(edit, '#name', 'Salva l’ufficio', [`Ufficio primo ${mark}`, `Ufficio secondo ${mark}`]);
  });

  test('the opinion of an office', async () => {
    await office(`Ufficio dei pareri ${mark}`);
    await first.goto(`${site()}${work}/answer?n=4`);
    await first.locator('details', { has: first.locator('#office') }).locator('summary').first().click();
    await first.locator('#office').selectOption({ label: `Ufficio dei pareri ${mark}` });
    await first.getByRole('button', { name: 'Chiedi il parere' }).click();
    await twice('/it/opinions', 'textarea[name="opinion"]', /^Salva il parere/, ['Il parere di una.', 'Il parere dell’altra.']);
  });

  test('a contribution in parts', async () => {
    await first.goto(`${site()}${work}?state=waiting`);
    const number = await first.locator('.received-table input[name="n"]').nth(1).getAttribute('value');
    const parts = `${work}/parts?n=${number}`;
    await first.goto(`${site()}${parts}`);
    const words = (await first.locator('.answer-to > div').first().innerText()).split(/\s+/);
    const half = Math.ceil(words.length / 2);
    await first.locator('#passage_1').fill(words.slice(0, half).join(' '));
    await first.locator('#passage_2').fill(words.slice(half).join(' '));
    await first.getByRole('button', { name: 'Dividi', exact: true }).click();
    for (const tab of [first, second]) {
      await tab.goto(`${site()}${parts}`);
      await tab.locator('#outcome_1').selectOption({ label: 'rinviata' });
      await tab.locator('#outcome_2').selectOption({ label: 'rinviata' });
      await tab.locator('#reason_2').fill('Più avanti.');
    }
    const together = await context.newPage();
    await together.goto(`${site()}${parts}`);
    for (const [at, tab] of [first, second].entries()) {
      await tab.locator('#reason_1').fill(`Le parole ${at}.`);
      await tab.getByRole('button', { name: 'Salva la bozza' }).click();
    }
    assert.match(await second.locator('.alert-warning').innerText(), /Nel frattempo/);
    assert.equal(await second.locator('#reason_1').inputValue(), 'Le parole 1.');
    await inspect(second, 'meanwhile-parts');
    await together.getByRole('button', { name: 'Rimetti insieme' }).click();
    assert.match(await together.locator('.error-summary').innerText(), /è rimasto diviso/);
    await inspect(together, 'meanwhile-join');
  });

  test('the words of an amendment', async () => {
    await twice(`${desk}/amendments/36`, '#words', 'Scrivi queste parole nella bozza', ['Le parole di una.', 'Le parole dell’altra.']);
    await first.goto(`${site()}${desk}/amendments`);
    await first.locator('#n36').getByRole('button', { name: /^Annulla/ }).click();
    assert.match(await first.locator('#n36').innerText(), /pronto per la bozza/);
  });
});
