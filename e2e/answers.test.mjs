// The whole way from contributions to a changed plan, in a browser, on a site whose consultation is over: grouped and answered with a
// second person's check, split, consolidated, stopped by the gate, adopted, reported, told of by an owner, and followed back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, launch, noExternalRequests, onlyRefusals, open, reflow320, shots } from './lib.mjs';
import { enter } from './people.mjs';
import { go, workbench } from './workbench.mjs';

const PLAN = '/it/plans/trasformazione-digitale/2027-2029';
const { desk: DESK, work: WORK, numbers, answer, ...bench } = workbench(PLAN);
let browser;
before(async () => {
  const site = process.env.CANTIERE_OVER_URL;
  assert.ok(site, 'CANTIERE_OVER_URL is not set. Start a site whose consultation is over (cantiere demo --days-ago 40) and set it');
  // What the shared checks compare addresses with.
  process.env.CANTIERE_URL = site;
  browser = await launch();
});
after(async () => { await browser?.close(); });

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
    await bench.askSecond(admin.page);
  });

  await t.test('similar contributions are looked for and suggested, never merged by the site', async () => {
    await bench.group(page);
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
    onlyRefusals(bare.faults);
    await bare.context.close();
    await go(page, `${WORK}/parts?n=${split}`);
    await axe(page);
    await reflow320(page);
    await shots(page, 'script-parts');
  });

  await t.test('the rest gets one reason, and a second person reads all of it before it goes out', async () => {
    const late = await planner.context.newPage();
    await go(late, `${WORK}/publish`);
    await bench.answerTheRest(page, 'Ci torniamo nel prossimo piano.');
    // Drafts that came since the page was shown do not go out by its button.
    await late.getByRole('button', { name: 'Pubblica tutte le risposte pronte' }).click();
    assert.match(await late.locator('.error-summary').innerText(), /Nel frattempo/);
    await axe(late);
    await late.close();
    assert.ok((await numbers(admin.page, '?state=unchecked')).length > 20);
    // The one in parts is read by itself.
    await go(admin.page, `${WORK}/parts?n=${split}`);
    await admin.page.getByRole('button', { name: 'Ho riletto, va bene' }).click();
    await bench.check(page, admin.page);
    await go(page, `${WORK}/publish`);
    await shots(page, 'script-publish');
    await bench.publishAnswers(page);
    await go(page, `${PLAN}/contributions/${split}`);
    assert.equal(await page.locator('.answer-parts > li').count(), 2);
    await axe(page);
    await reflow320(page);
    await shots(page, 'script-contribution-in-parts');
  });

  await t.test('four amendments are written into the draft by one button each, and the version goes out', async () => {
    await bench.amend(page, 4);
    await bench.reword(page, codes.slice(0, 5));
    await bench.release(page, 'Gli emendamenti accolti');
  });

  await t.test('the gate stops the adoption for one missing link, names it, and opens', async () => {
    await bench.adopt(page, codes[4]);
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
          await page.locator('#upheld-2').check();
          await page.locator('#text').fill(text);
          await page.locator('#appeal button[type="submit"]').click();
        }
      }
    }
    const visitor = await open(browser);
    await bench.report(page, visitor.page);
    await shots(visitor.page, 'script-report');
    await visitor.context.close();
  });

  await t.test('downloads say what the pages say, and every figure leads to what it counts', async () => {
    const visitor = await open(browser);
    await bench.compareTable(page);
    const file = await bench.compare(visitor.page);
    const count = (outcome) => file.contributions.filter((c) => c.outcome === outcome).length;
    assert.deepEqual([count('merged'), count('not_accepted'), count('accepted')], [4, 6, 5]);
    assert.equal(file.contributions.filter((c) => c.outcome === 'merged' && c.kind === 'proposal').length, 3);
    assert.equal(file.contributions.filter((c) => c.own_sentence).length, 2);
    assert.equal(file.changed_plan, 9);
    const together = file.contributions.filter((c) => alike.includes(String(c.number))).map((c) => c.reason);
    assert.deepEqual(together, alike.map(() => 'Gli orari si decidono con il prossimo contratto.'));
    assert.equal(file.contributions.find((c) => String(c.number) === split).parts.length, 2);
    await axe(visitor.page);
    await reflow320(visitor.page);
    await shots(visitor.page, 'script-counted');
    noExternalRequests(visitor.faults);
    await visitor.context.close();
  });

  await t.test('an owner is asked, and reports the action done by the mailed link', async () => {
    await bench.tellDone(browser, page, codes[0], 'paolo.rinaldi@ministero-dimostrativo.invalid');
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

  onlyRefusals(planner.faults);
  await planner.context.close();
  await admin.context.close();
});
