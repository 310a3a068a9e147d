// The whole way from contributions to a changed plan, in a browser, on a site whose consultation is over: grouped and answered with a
// second person's check, split, consolidated, stopped by the gate, adopted, reported, told of by an owner, and followed back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, launch, noExternalRequests, open, reflow320, shots } from './lib.mjs';
import { enter } from './people.mjs';

const PLAN = '/it/plans/trasformazione-digitale/2027-2029';
const DESK = '/it/desk/plans/trasformazione-digitale/2027-2029';
const WORK = `${DESK}/contributions-received`;
let browser;
let site;
before(async () => {
  site = process.env.CANTIERE_OVER_URL?.replace(/\/+$/, '');
  assert.ok(site, 'CANTIERE_OVER_URL is not set. Start a site whose consultation is over (cantiere demo --days-ago 40) and set it');
  // What the shared checks compare addresses with.
  process.env.CANTIERE_URL = site;
  browser = await launch();
});
after(async () => { await browser?.close(); });

async function go(page, path) {
  const answer = await page.goto(`${site}${path}`);
  assert.equal(answer.status(), 200, path);
}

/** The numbers of the contributions that a filter leaves. */
async function numbers(page, query) {
  await go(page, `${WORK}${query}`);
  return page.locator('.received-table input[name="n"]').evaluateAll((boxes) => boxes.map((box) => box.value));
}

/** Chooses these in the table and answers them together. */
async function answer(page, query, chosen, outcome, reason, { into = '', changed = '', own = {} } = {}) {
  await go(page, `${WORK}${query}`);
  for (const n of chosen) await page.locator(`#n${n}`).check();
  await page.getByRole('button', { name: 'Rispondi ai contributi scelti' }).click();
  await page.getByLabel(outcome, { exact: true }).check();
  await page.getByLabel(/^Motivazione/).fill(reason);
  if (into) await page.getByLabel(/^Unificato con/).fill(into);
  if (changed) await page.getByLabel(/^Che cosa cambia nel piano/).fill(changed);
  for (const [n, sentence] of Object.entries(own)) await page.locator(`#sentence_${n}`).fill(sentence);
  await page.getByRole('button', { name: 'Salva la bozza' }).click();
  assert.match(await page.locator('.alert-success').innerText(), /Bozza salvata/);
}

/** The last mail that has these words, of those that the demonstration keeps. */
async function mail(page, words) {
  // The site sends it in a moment of its own.
  for (let n = 0; n < 60; n += 1) {
    await go(page, '/it/demo/mail');
    const found = page.locator('article', { hasText: words }).first();
    if (await found.count() > 0) return found.innerText();
    await page.waitForTimeout(500);
  }
  return assert.fail(`no mail says ${words}`);
}

test('the whole script, from a table of contributions to the need behind a changed sentence', { timeout: 900_000 }, async (t) => {
  const admin = await enter(browser, 'amministratrice');
  const planner = await enter(browser, 'pianificatrice');
  const { page } = planner;
  let five;
  let split;
  let codes;
  let alike;
  let amended;
  let need;

  await t.test('an administrator asks for a second person', async () => {
    await go(admin.page, `${WORK}/publish`);
    await admin.page.getByRole('button', { name: 'Chiedila in tutti i processi del sito' }).click();
    assert.match(await admin.page.locator('main').innerText(), /riletta da una seconda persona/);
  });

  await t.test('similar contributions are looked for and suggested, never merged by the site', async () => {
    await go(page, `${WORK}/groups`);
    await page.getByRole('button', { name: 'Cerca contributi simili' }).click();
    for (let n = 0; n < 60 && await page.locator('progress').count() > 0; n += 1) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    assert.equal(await page.locator('progress').count(), 0, 'the search does not end');
    await axe(page);
    await shots(page, 'script-groups');
    const late = await planner.context.newPage();
    await go(late, `${WORK}/groups`);
    await page.getByRole('button', { name: 'Sì, stanno insieme' }).first().click();
    // Whoever had the page open before decides nothing over it.
    await late.locator('button[value="dismiss"]').first().click();
    assert.match(await late.locator('.alert-warning').innerText(), /Nel frattempo/);
    await axe(late);
    await late.close();
    const group = page.locator('.similar-group', { hasText: 'gruppo confermato' });
    assert.equal(await group.count(), 1);
    alike = (await group.locator('li > p > a').allInnerTexts()).map((label) => label.match(/\d+/)[0]);
    assert.ok(alike.length > 1, alike.join(' '));
    await group.getByRole('link', { name: 'Rispondi insieme' }).click();
    const chosen = await page.locator('form.write input[name="n"]').evaluateAll((all) => all.map((n) => n.value));
    assert.deepEqual(chosen.sort(), [...alike].sort());
    await page.getByLabel('rinviata', { exact: true }).check();
    await page.getByLabel(/^Motivazione/).fill('Gli orari si decidono con il prossimo contratto.');
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Bozza salvata/);
  });

  await t.test('three proposals live on in a fourth, five are accepted, six comments share one reason', async () => {
    const proposals = await numbers(page, '?kind=proposal&state=waiting');
    assert.equal(proposals.length, 12);
    await answer(page, '?kind=proposal', proposals.slice(1, 4), 'unificata con un’altra', 'Chiedono la stessa cosa.', { into: proposals[0] });
    five = [proposals[0], ...proposals.slice(4, 8)];
    // Of one nobody says yet what changed.
    await answer(page, '?kind=proposal', [five[0]], 'accolta', 'È una buona idea.');
    await go(page, `${PLAN}/items?kind=action`);
    codes = await page.locator('.rows .code').allInnerTexts();
    assert.ok(codes.length >= 6, codes.join(' '));
    for (const [n, code] of five.slice(1).map((number, at) => [number, codes[at]])) {
      await answer(page, '?kind=proposal', [n], 'accolta con modifiche', 'La riprendiamo.', { changed: code });
    }
    const amendments = await numbers(page, '?kind=amendment&state=waiting');
    assert.equal(amendments.length, 3);
    await answer(page, '?kind=amendment', amendments, 'accolta', 'Parole più chiare.');
    [amended] = amendments;
    const comments = (await numbers(page, '?kind=comment&state=waiting')).slice(0, 6);
    await answer(page, '?kind=comment', comments, 'non accolta', 'Non riguarda questo piano.',
      { own: { [comments[0]]: 'Grazie per i dati.', [comments[1]]: 'Ne parliamo altrove.' } });
  });

  await t.test('a need of a municipality that came on paper in time is entered, and lives on in new words of the plan', async () => {
    await go(page, `${DESK}/entries`);
    await page.locator('#days').fill('60');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Salvato/);
    // The consultation closed seventeen days ago.
    await page.locator('#received_on').fill(new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10));
    await page.locator('#channel').selectOption('pec');
    await page.locator('#protocol').fill('417/2026');
    await page.locator('#sender_kind').selectOption('body');
    await page.locator('#body_id').selectOption({ label: 'Comune di Valdoria' });
    await page.locator('#kind').selectOption('need');
    await page.locator('#title').fill('Ogni delibera va riletta a voce da qualcuno');
    await page.locator('#body').fill('Alla porta del municipio chiedono ogni mattina che cosa significhi una frase.');
    await page.getByRole('button', { name: 'Registra', exact: true }).click();
    [need] = (await page.locator('.alert-success').innerText()).match(/\d+/);
    await answer(page, '?kind=need', [need], 'unificata con un’altra', 'Le parole nuove rispondono anche a questo.', { into: amended });
  });

  await t.test('one that asks two things is split, and each part gets its answer, without scripts', async () => {
    [split] = await numbers(page, '?state=waiting');
    const bare = await enter(browser, 'pianificatrice', { javaScriptEnabled: false, width: 360 });
    await go(bare.page, `${WORK}/answer?n=${split}`);
    await bare.page.getByRole('link', { name: /Dividilo in parti/ }).click();
    const words = (await bare.page.locator('.answer-to > div').first().innerText()).split(/\s+/);
    const half = Math.ceil(words.length / 2);
    await bare.page.locator('#passage_1').fill(words.slice(0, half).join(' '));
    await bare.page.locator('#passage_2').fill('Parole di nessuno.');
    await bare.page.getByRole('button', { name: 'Dividi', exact: true }).click();
    assert.match(await bare.page.locator('#passage_2-error').innerText(), /non contiene/);
    await bare.page.locator('#passage_2').fill(words.slice(half).join(' '));
    await bare.page.getByRole('button', { name: 'Dividi', exact: true }).click();
    assert.equal(await bare.page.locator('fieldset.part-form').count(), 2);
    await bare.page.locator('#outcome_1').selectOption({ label: 'rinviata' });
    await bare.page.locator('#reason_1').fill('Ci torniamo nel prossimo piano.');
    await bare.page.locator('#outcome_2').selectOption({ label: 'rinviata' });
    await bare.page.locator('#reason_2').fill('Anche su questo torniamo più avanti.');
    await bare.page.getByRole('button', { name: 'Salva la bozza' }).click();
    assert.match(await bare.page.locator('.alert-success').innerText(), /Bozza salvata/);
    noExternalRequests(bare.faults, 422);
    await bare.context.close();
    await go(page, `${WORK}/parts?n=${split}`);
    await axe(page);
    await reflow320(page);
    await shots(page, 'script-parts');
  });

  await t.test('the rest gets one reason, and a second person reads all of it before it goes out', async () => {
    const late = await planner.context.newPage();
    await go(late, `${WORK}/publish`);
    await go(page, `${WORK}/answer?all=yes&state=waiting`);
    await page.getByLabel('rinviata', { exact: true }).check();
    await page.getByLabel(/^Motivazione/).fill('Ci torniamo nel prossimo piano.');
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    assert.deepEqual(await numbers(page, '?state=waiting'), []);
    // Drafts that came since the page was shown do not go out by its button.
    await late.getByRole('button', { name: 'Pubblica tutte le risposte pronte' }).click();
    assert.match(await late.locator('.error-summary').innerText(), /Nel frattempo/);
    await axe(late);
    await late.close();
    await go(page, `${WORK}/publish`);
    await page.getByRole('button', { name: 'Pubblica tutte le risposte pronte' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /second/);
    // Nobody reads their own: the button is there for the other one alone.
    await go(page, `${WORK}/answer?all=yes&state=unchecked`);
    assert.equal(await page.getByRole('button', { name: 'Ho riletto, va bene' }).count(), 0);
    const waiting = await numbers(admin.page, '?state=unchecked');
    assert.ok(waiting.length > 20);
    await go(admin.page, `${WORK}/parts?n=${split}`);
    await admin.page.getByRole('button', { name: 'Ho riletto, va bene' }).click();
    // The one in parts was read; of the others as many stand on one page as can be read at once.
    while ((await numbers(admin.page, '?state=unchecked')).length > 0) {
      await go(admin.page, `${WORK}/answer?all=yes&state=unchecked`);
      await admin.page.getByRole('button', { name: 'Ho riletto, va bene' }).click();
      assert.match(await admin.page.locator('.alert-success').innerText(), /Rilettura registrata/);
    }
    await go(page, `${WORK}/publish`);
    await shots(page, 'script-publish');
    await page.getByRole('button', { name: 'Pubblica tutte le risposte pronte' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Risposte pubblicate/);
    await go(page, `${PLAN}/contributions/${split}`);
    assert.equal(await page.locator('.answer-parts > li').count(), 2);
    await axe(page);
    await reflow320(page);
    await shots(page, 'script-contribution-in-parts');
  });

  await t.test('four amendments are written into the draft by one button each, and the version goes out', async () => {
    for (let n = 0; n < 4; n += 1) {
      await go(page, `${DESK}/amendments`);
      await page.getByRole('button', { name: /^Scrivi nella bozza/ }).first().click();
    }
    await go(page, `${DESK}/amendments`);
    assert.equal(await page.getByRole('button', { name: /^Annulla/ }).count(), 4);
    // What was promised is written, too: a contribution has changed the plan when the plan reads otherwise.
    for (const code of codes.slice(0, 5)) {
      await go(page, `${DESK}/progress?all=yes`);
      const row = page.locator('tbody tr', { has: page.getByLabel(code, { exact: true }) }).first();
      await go(page, `${DESK}/items/${await row.locator('input[name="item"]').getAttribute('value')}`);
      await page.locator('#title').fill(`Un titolo chiesto da chi scrive per ${code}`);
      if (await page.locator('#nature').count()) await page.getByLabel('Cambia il significato').check();
      await page.locator('button[type=submit]', { hasText: 'Salva' }).click();
      assert.match(await page.locator('.alert-success').innerText(), /Salvato/);
    }
    await go(page, `${DESK}/publish`);
    await page.locator('#summary').fill('Gli emendamenti accolti');
    const meaning = page.locator('input[name="nature"][value="meaning"]');
    if (await meaning.count() > 0) await meaning.check();
    const now = page.locator('input[name="when"][value="now"]');
    if (await now.count() > 0) await now.check();
    await page.locator('.desk-form button[type="submit"]').click();
    await go(page, `${PLAN}/versions`);
    assert.match(await page.locator('main').innerText(), /Gli emendamenti accolti/);
  });

  await t.test('the gate stops the adoption for one missing link, names it, and opens', async () => {
    const adopt = async () => {
      await go(page, `${DESK}/adoption`);
      await page.locator('#kind').fill('Decreto');
      await page.locator('#number').fill('12/2026');
      await page.locator('#date').fill('2026-03-02');
      await page.locator('.desk-form button[type="submit"]').click();
    };
    await adopt();
    assert.match(await page.locator('.error-summary').innerText(), /non sono collegati|non è collegato/);
    await go(page, `${WORK}/publish`);
    const missing = page.locator('section', { hasText: 'Accolti, ma senza traccia nel piano' }).getByRole('link');
    assert.equal(await missing.count(), 1);
    await missing.click();
    await page.getByLabel(/^Che cosa cambia nel piano/).fill(codes[4]);
    await page.getByRole('button', { name: /^Aggiungi il collegamento/ }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Collegamento aggiunto/);
    await adopt();
    await go(page, PLAN);
    assert.match(await page.locator('main').innerText(), /Adottato/);
    await go(page, `${DESK}/publish`);
    assert.match(await page.locator('main').innerText(), /Decreto.*12\/2026/);
  });

  await t.test('what moderators still read is decided first, then the report is published', async () => {
    for (const show of ['check', 'appeals']) {
      for (let n = 0; n < 20; n += 1) {
        await go(page, `${DESK}/moderation?show=${show}`);
        const next = page.locator(`main a[href^="${DESK}/moderation/"]`).first();
        if (await next.count() === 0) break;
        await go(page, await next.getAttribute('href'));
        const text = 'Racconta la situazione di una persona che si riconosce.';
        if (show === 'check') {
          await page.locator('#reason').selectOption('personal_data');
          await page.locator('#text').fill(text);
          await page.getByRole('button', { name: /^Nascondi/ }).click();
        } else {
          await page.locator('#upheld-no').check();
          await page.locator('#appeal-text').fill(text);
          await page.locator('#appeal button[type="submit"]').click();
        }
      }
    }
    const visitor = await open(browser);
    assert.equal((await visitor.page.goto(`${site}${PLAN}/report`)).status(), 404);
    await go(page, `${WORK}/publish`);
    await page.getByRole('button', { name: 'Pubblica il resoconto' }).click();
    assert.match(await page.locator('.alert-success').innerText(), /Resoconto pubblicato/);
    await go(visitor.page, `${PLAN}/report`);
    await axe(visitor.page);
    await reflow320(visitor.page);
    await shots(visitor.page, 'script-report');
    await visitor.context.close();
  });

  await t.test('downloads say what the pages say, and every figure leads to what it counts', async () => {
    const visitor = await open(browser);
    await go(visitor.page, `${PLAN}/report`);
    const headings = await visitor.page.locator('.report-entry h3 a').allInnerTexts();
    const file = await (await fetch(`${site}${PLAN}/report/contributions.json`)).json();
    assert.deepEqual(file.contributions.map((c) => c.number), headings.map((h) => Number(h.match(/\d+/)[0])));
    const count = (outcome) => file.contributions.filter((c) => c.outcome === outcome).length;
    assert.deepEqual([count('merged'), count('not_accepted'), count('accepted')], [4, 6, 5]);
    assert.equal(file.contributions.filter((c) => c.outcome === 'merged' && c.kind === 'proposal').length, 3);
    assert.equal(file.contributions.filter((c) => c.own_sentence).length, 2);
    assert.equal(file.changed_plan, 9);
    const together = file.contributions.filter((c) => alike.includes(String(c.number))).map((c) => c.reason);
    assert.deepEqual(together, alike.map(() => 'Gli orari si decidono con il prossimo contratto.'));
    assert.equal(file.contributions.find((c) => String(c.number) === split).parts.length, 2);
    const links = await visitor.page.locator('.report-sheet a[href*="/results/"]').evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.innerText]));
    assert.ok(links.length >= 7, links.join(' | '));
    for (const [href, words] of links) {
      await go(visitor.page, href);
      let rows = await visitor.page.locator('.counted > li').count();
      for (let next = visitor.page.locator('a[rel="next"]'); await next.count() > 0; next = visitor.page.locator('a[rel="next"]')) {
        await next.click();
        rows += await visitor.page.locator('.counted > li').count();
      }
      assert.equal(rows, Number(words.match(/\d+/)?.[0] ?? 1), href);
    }
    await axe(visitor.page);
    await reflow320(visitor.page);
    await shots(visitor.page, 'script-counted');
    noExternalRequests(visitor.faults);
    await visitor.context.close();
  });

  await t.test('an owner is asked, and reports the action done by the mailed link', async () => {
    await go(page, `${DESK}/progress?all=yes`);
    const row = page.locator('tbody tr', { has: page.getByLabel(codes[0], { exact: true }) }).first();
    await row.locator('input[name="item"]').check();
    await page.locator('[name="address"]').fill('paolo.rinaldi@ministero-dimostrativo.invalid');
    await page.locator('button[name="do"][value="name"]').click();
    await go(page, `${DESK}/progress?all=yes`);
    await page.locator('tbody tr', { has: page.getByLabel(codes[0], { exact: true }) }).first().locator('input[name="item"]').check();
    await page.locator('button[name="do"][value="ask"]').click();
    const link = (await mail(page, '/updates/')).match(/\/it\/updates\/\S+/)[0];
    const owner = await open(browser, { javaScriptEnabled: false, width: 360 });
    await go(owner.page, link);
    await owner.page.getByLabel('completata').check();
    await owner.page.getByLabel(/^Che cosa è successo/).fill('Fatto, con due mesi di anticipo.');
    await owner.page.getByRole('button', { name: 'Pubblica l’aggiornamento' }).click();
    await go(owner.page, `${PLAN}/items/${codes[0]}`);
    assert.match(await owner.page.locator('main').innerText(), /Fatto, con due mesi di anticipo/);
    noExternalRequests(owner.faults);
    await owner.context.close();
  });

  await t.test('from a changed sentence a visitor reaches the need of the municipality in two clicks, and back', async () => {
    const visitor = await open(browser, { width: 360 });
    await go(visitor.page, `${PLAN}/results/changed-paragraphs`);
    const place = await visitor.page.locator('.counted > li > a').first().getAttribute('href');
    await go(visitor.page, place);
    await visitor.page.getByRole('link', { name: 'Da dove viene questa frase?' }).first().click();
    await visitor.page.locator('.chain').getByRole('link', { name: /^Emendamento n\./ }).first().click();
    assert.match(visitor.page.url(), /\/contributions\/\d+$/);
    await visitor.page.locator('.chain').getByRole('link', { name: /^Paragrafo / }).first().click();
    assert.match(visitor.page.url(), /\/paragraphs\/|#/);
    await go(visitor.page, `${PLAN}/contributions/${amended}`);
    await visitor.page.locator('.chain').getByRole('link', { name: /^Paragrafo / }).first().click();
    await visitor.page.waitForURL(/#./);
    const { hash } = new URL(visitor.page.url());
    await visitor.page.locator(hash).getByRole('link', { name: 'Da dove viene questa frase?' }).click();
    await visitor.page.locator('.chain').getByRole('link', { name: new RegExp(`^Bisogno n\\. ${need}$`) }).click();
    await visitor.page.waitForURL(new RegExp(`/contributions/${need}$`));
    assert.match(await visitor.page.locator('.page-head').innerText(), /Comune di Valdoria.*protocollo 417\/2026/s);
    await visitor.page.locator('.chain').getByRole('link', { name: /^Paragrafo / }).first().click();
    await visitor.page.waitForURL((url) => url.hash === hash);
    noExternalRequests(visitor.faults);
    await visitor.context.close();
  });

  noExternalRequests(planner.faults, 422);
  await planner.context.close();
  await admin.context.close();
});
