// A whole consultation, in a browser, on the demonstration's plan and on the real one of 2024–2026 where that is at hand: opened for
// 28 days, answered by bodies, organisations and people, moderated, closed, a letter entered a day after, told of in one summary. What
// becomes of it, on the same site, is told in answered.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { answered } from './answered.mjs';
import { done, heading, launch, onlyRefusals, open, refused, shots } from './lib.mjs';
import { OwnSite, realPlan } from './own.mjs';
import { enter, mails, newcomer } from './people.mjs';
import { ALIKE, BODIES, BY_FORM, BY_GRID, COMMENTS, MUNICIPALITY, NEED, PROPOSALS, WAITING } from './said.mjs';

const DAYS = 28;
const day = (from, days) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const OPENS = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Rome' });
const CLOSES = day(OPENS, DAYS);
const AMENDMENTS = 6;
const PLANS = [{ name: 'the demonstration plan', mark: 'D', slug: 'trasformazione-digitale', edition: '2030-2032' }];
const REAL = { name: 'the real plan of 2024–2026', mark: 'R', slug: 'piano-triennale', edition: '2024-2026', from: realPlan().folder };
if (realPlan().there) PLANS.push(REAL);
else test(`a consultation on ${REAL.name}`, { skip: `${REAL.from} is not there; set CANTIERE_SHARED to the folder with the real plans` });
let browser, own, site;

before(async () => {
  own = new OwnSite();
  site = await own.begin();
  // What the shared checks compare addresses with.
  process.env.CANTIERE_URL = site;
  // The text of the demonstration is asked for once more, as the draft of its next edition.
  const text = await fetch(`${site}/it/plans/trasformazione-digitale/2027-2029/download/json`);
  assert.equal(text.status, 200);
  PLANS[0].from = own.file('piano.json', await text.text());
  await own.stop();
  for (const plan of PLANS) await own.plan(plan);
  await own.serve(0);
  browser = await launch();
});
after(async () => { await browser?.close(); await own?.end(); });

const send = (page) => page.getByRole('button', { name: 'Invia', exact: true }).click();

/** What happens to one plan: `open` while the consultation is open, `over` a day after its end. */
function told(plan) {
  const story = { closing: [], faults: [] };
  const base = `/it/plans/${plan.slug}/${plan.edition}`;
  const desk = () => `${site}/it/desk/plans/${plan.slug}/${plan.edition}`;
  const address = (who) => `${who}-${plan.mark}@example.org`.toLowerCase();
  const named = (at) => `${BODIES[at][0]} ${plan.mark}`;
  const words = (n) => `Osservazione ${plan.mark}${n}.`;
  let planner, other, places, writer, moderated, erased;

  /** The page of somebody whose browser is closed, and looked through for faults, when the story is told. */
  const opened = ({ page, context, faults }) => {
    story.closing.push(context);
    story.faults.push(faults);
    return page;
  };
  const closed = async () => {
    for (const one of story.closing.splice(0)) await one.close();
    onlyRefusals(story.faults.flat());
  };
  /** Fills in and sends the form for a comment or other words, in somebody's name. */
  const comment = async (page, path, text, speaker, wording) => {
    await page.goto(`${site}${path}`);
    if (wording) {
      await page.locator('input.kind-amendment').check();
      await page.locator('#wording').fill(wording(await page.locator('#wording').inputValue()));
    }
    await page.locator('#body').fill(text);
    if (speaker) await page.getByLabel(`Per ${speaker}`).check();
    await send(page);
    return page.url().replace(/\?.*/, '');
  };

  story.answered = () => answered({ ...plan, base, browser: () => browser, place: () => places[2], opened, closed });
  story.open = () => describe(`a consultation on ${plan.name} is open`, { concurrency: false }, () => {
    before(async () => {
      planner = opened(await enter(browser, 'pianificatrice'));
      other = opened(await enter(browser, 'amministratrice'));
    });

    test('a planner opens it: 59 days are refused for the strategy of an ecosystem, 27 without a reason', async () => {
      if (plan.slug !== 'trasformazione-digitale') {
        await other.goto(`${site}/it/admin/people`);
        const row = other.locator('.rows > li', { hasText: 'Elena Marchetti' });
        await row.locator('summary').click();
        await row.locator('select[name=role]').selectOption('planner');
        const its = row.locator('select[name=plan] option', { hasText: 'Piano Triennale' });
        await row.locator('select[name=plan]').selectOption(await its.getAttribute('value'));
        await row.locator('details button[type=submit]').click();
      }
      const next = () => planner.getByRole('button', { name: 'Salva e continua' }).last().click();
      const closes = async (days) => {
        await planner.goto(`${desk()}/process/when`);
        for (const n of [1, 2]) await planner.locator(`#phase_closes_${n}`).fill(day(OPENS, days));
      };
      await planner.goto(`${desk()}/process/start`);
      await planner.locator('#opening').fill(OPENS);
      await planner.getByLabel('Ciclo di programmazione').check();
      await planner.getByRole('button', { name: 'Prepara il percorso' }).click();
      await planner.locator('#title').fill(`Consultazione ${plan.mark}`);
      await planner.locator('#decision').fill('Il testo del piano, adottato con un decreto.');
      await planner.getByLabel('La strategia di un ecosistema').check();
      await next();
      await closes(59);
      assert.equal(await planner.locator('#short_reason').count(), 0, 'a reason is asked that changes nothing');
      await next();
      assert.match(await refused(planner), /dura 59 giorni e il minimo è 60/);
      await planner.goto(`${desk()}/process/what`);
      await planner.getByLabel('Un piano', { exact: true }).check();
      await next();
      await closes(DAYS - 1);
      await next();
      assert.match(await refused(planner), /dura 27 giorni e il minimo è 28/);
      await closes(DAYS);
      await next();
      assert.equal(await heading(planner), 'Come si partecipa');
      await planner.goto(`${desk()}/process/check`);
      await planner.getByRole('button', { name: 'Pubblica il percorso' }).click();
      assert.match(await done(planner), /pubblicato/);
    });

    test('five public bodies and two organisations register, and staff verifies all but one', async () => {
      for (const [at, [, kind]] of BODIES.entries()) {
        const one = opened(await newcomer(browser, `Rappresentante ${at}`, address(`ente${at}`)));
        await one.goto(`${site}/it/organizations/new`);
        await one.locator('#name').fill(named(at));
        await one.locator('#kind').selectOption(kind);
        await one.locator('#email').fill(address(`urp${at}`));
        await one.getByRole('button', { name: 'Registra', exact: true }).click();
        assert.match(await done(one), /Ente registrato/);
        story[at] = one;
      }
      for (const at of BODIES.keys()) {
        if (at === WAITING) continue;
        await planner.goto(`${site}/it/desk/organizations`);
        await planner.getByRole('link', { name: named(at) }).click();
        await planner.getByRole('button', { name: 'Conferma l’ente' }).click();
        assert.match(await done(planner), /Ente verificato/);
      }
    });

    test('somebody follows it, by a summary a day', async () => {
      const page = opened(await newcomer(browser, 'Chi segue', address('segue')));
      await page.goto(`${site}${base}/consultation`);
      await page.getByRole('button', { name: 'Segui questa consultazione' }).click();
      assert.match(await page.locator('#follow').innerText(), /un riepilogo al giorno/);
    });

    test('they leave 40 comments, eight of them by the grid', async () => {
      const visitor = story.visitor = opened(await open(browser));
      await visitor.goto(`${site}${base}/text`);
      const chapters = await visitor.locator('main a[href*="/text/"]').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')))]);
      places = [];
      for (const chapter of chapters) {
        await visitor.goto(`${site}${chapter}`);
        places.push(...await visitor.locator('.beside .say[href*="comment"]').evaluateAll((all) => all.map((a) => a.getAttribute('href'))));
        if (places.length >= COMMENTS) break;
      }
      let n = 0, waits;
      for (const [at, count] of BY_FORM.entries()) {
        for (let more = 0; more < count; more += 1, n += 1) {
          const path = await comment(story[at], places[n % places.length], words(n), named(at));
          if (at === WAITING) waits = path;
          else assert.match(await done(story[at]), /Pubblicato/);
        }
      }
      const grid = story[0];
      await grid.goto(`${site}${base}/grid`);
      const [download] = await Promise.all([grid.waitForEvent('download'), grid.getByRole('link', { name: /CSV/ }).click()]);
      const lines = readFileSync(await download.path(), 'utf8').split('\n');
      const rows = lines.filter((line) => line.startsWith('p:')).slice(0, BY_GRID);
      const table = [lines[0].trimEnd(), ...rows.map((row, at) => `${row.split(';')[0]};;;;${words(n + at)};`)].join('\n');
      await grid.getByLabel(`Per ${named(0)}`).check();
      await grid.locator('#table').setInputFiles({ name: 'griglia.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
      await grid.getByRole('button', { name: /anteprima/ }).click();
      await grid.getByRole('button', { name: `Invia tutte le ${BY_GRID} righe pronte` }).click();
      assert.match(await done(grid), /Inviate 8 righe/);
      n += BY_GRID;
      writer = opened(await newcomer(browser, 'Wanda Cordelieri', address('scrive')));
      moderated = await comment(writer, places[0], words(n));
      const leaves = opened(await newcomer(browser, 'Ermes Tagliamento', address('lascia')));
      erased = await comment(leaves, places[1], words(n + 1));
      story.leaves = leaves;
      assert.equal((await visitor.goto(waits)).status(), 404, 'what waits for a verification is shown');
    });

    test('they suggest other words for six paragraphs, and two stand side by side', async () => {
      for (let at = 0; at < AMENDMENTS; at += 1) {
        // The first two are about the same words.
        await comment(story[at], places[Math.max(at, 1)], `Più chiaro ${at}.`, named(at), (old) => `${old} Lo si dice anche sul sito.`);
        assert.match(await done(story[at]), /Pubblicato/);
      }
      await story.visitor.goto(`${site}${places[1].replace('/comment?', '/amendments?')}`);
      assert.equal(await story.visitor.locator('.amendments > li').count(), 2);
    });

    test('the municipality tells what is missing', async () => {
      const page = story[MUNICIPALITY], [title, need] = NEED;
      await page.goto(`${site}${base}/propose?kind=need`);
      await page.locator('#title').fill(title);
      await page.locator('#body').fill(need);
      await page.getByRole('button', { name: 'Continua: rileggi prima di inviare' }).click();
      await page.getByLabel(`Per ${named(MUNICIPALITY)}`).check();
      await send(page);
      assert.match(await done(page), /Pubblicato/);
    });

    test('they make 20 proposals, and the form points out three that are nearly the same', async () => {
      for (const [n, [title, need]] of PROPOSALS.entries()) {
        const at = n % WAITING, page = story[at];
        await page.goto(`${site}${base}/propose?kind=proposal`);
        await page.locator('#title').fill(title);
        await page.locator('#body').fill(need);
        await page.locator('#action').fill(n === 0 || n >= PROPOSALS.length - ALIKE ? 'Mandare ogni settimana un furgone con un operatore.' : `Farlo, a partire da ${title.toLowerCase()}.`);
        if (n === MUNICIPALITY) await page.locator('#need').selectOption(await page.locator('#need option', { hasText: NEED[0] }).getAttribute('value'));
        await page.getByRole('button', { name: 'Continua: rileggi prima di inviare' }).click();
        const alike = page.locator('.similar .contribution', { hasText: PROPOSALS[0][0] });
        assert.equal(await alike.count(), n >= PROPOSALS.length - ALIKE ? 1 : 0, title);
        if (n >= PROPOSALS.length - ALIKE) {
          assert.equal(await alike.getByRole('link', { name: /^Leggi e sostieni questa/ }).count(), 1);
          await page.getByRole('link', { name: 'La mia è diversa: continua' }).click();
        }
        await page.getByLabel(`Per ${named(at)}`).check();
        await send(page);
        assert.match(await done(page), /Pubblicato/);
      }
    });

    test('one is hidden with a reason, and the appeal is upheld by somebody else', async () => {
      const text = words(COMMENTS - 2);
      await planner.goto(moderated);
      await planner.getByRole('link', { name: /^Modera/ }).first().click();
      const decision = planner.url();
      await planner.locator('#reason').selectOption('off_topic');
      await planner.locator('#text').fill('Parla d’altro.');
      await planner.getByRole('button', { name: 'Nascondi' }).click();
      assert.match(await done(planner), /Nascosto/);
      const { visitor } = story;
      await visitor.goto(`${moderated}?hidden`);
      const gone = await visitor.locator('main').innerText();
      assert.match(gone, /Motivo: non riguarda questo piano[^]*Parla d’altro/);
      assert.ok(!gone.includes(text));
      await writer.goto(moderated);
      await writer.getByRole('link', { name: 'Leggi il motivo e fai ricorso' }).click();
      await writer.locator('#text').fill('Riguarda proprio questo piano.');
      await writer.getByRole('button', { name: 'Invia il ricorso' }).click();
      assert.match(await heading(writer), /Ricorso n\. \d+/);
      await other.goto(decision);
      await other.getByLabel(/Accogli/).check();
      await other.locator('#text').fill('Ha ragione: riguarda il piano.');
      await other.getByRole('button', { name: 'Decidi' }).click();
      assert.match(await done(other), /deciso/);
      await visitor.goto(`${moderated}?back`);
      assert.ok((await visitor.locator('main').innerText()).includes(text));
    });

    test('somebody erases their account, and the comment stands under a code', async () => {
      const { leaves: page, visitor } = story;
      const author = async () => {
        await visitor.goto(erased);
        return visitor.locator('.one .row-meta').first().innerText();
      };
      await page.goto(`${site}/it/account`);
      await page.locator('#shown-name').check();
      await page.locator('#display_name').fill('Ermes Tagliamento');
      await page.getByRole('button', { name: 'Salva come mi vedono' }).click();
      assert.match(await author(), /Ermes Tagliamento/);
      await page.locator('#privacy a', { hasText: 'Cancella il profilo' }).click();
      story.code = /Partecipante [0-9A-F]{3,}/.exec(await page.locator('main').innerText())[0];
      await page.getByRole('button', { name: 'Mandami il codice' }).click();
      const erase = page.url();
      const letter = (await mails(page, address('lascia'), 'il codice per cancellare')).first();
      const digits = /^\d{6}$/m.exec(await letter.innerText())[0];
      await page.goto(erase);
      await page.locator('#code').fill(digits);
      await page.getByRole('button', { name: 'Cancella il mio profilo' }).click();
      assert.match(await heading(page), /Il tuo profilo non c’è più/);
      assert.ok((await author()).includes(story.code));
      assert.ok(!(await visitor.content()).includes('Tagliamento'));
    });

    after(closed);
  });

  story.over = () => describe(`a consultation on ${plan.name} is over`, { concurrency: false }, () => {
    let page;

    before(async () => { page = opened(await enter(browser, 'pianificatrice')); });
    after(closed);

    test('nobody can send any more', async () => {
      const late = opened(await enter(browser, 'cittadina'));
      await late.goto(`${site}${places[0]}`);
      assert.match(await late.locator('main .alert-warning').innerText(), /\S/);
      assert.equal(await late.getByRole('button', { name: 'Invia', exact: true }).count(), 0);
    });

    test('a letter received on the last day is entered a day after; one received then is refused', async () => {
      const letter = async (received, protocol) => {
        await page.goto(`${desk()}/entries`);
        await page.locator('#received_on').fill(received);
        await page.locator('#channel').selectOption('letter');
        await page.locator('#protocol').fill(protocol);
        await page.locator('#sender_kind').selectOption('named');
        await page.locator('#sender').fill('Comitato dei pendolari');
        await page.locator('#kind').selectOption('comment');
        await page.locator('#body').fill(`Una lettera ${plan.mark}.`);
        await page.getByRole('button', { name: 'Registra', exact: true }).click();
      };
      await letter(day(CLOSES, 1), `2/${plan.mark}`);
      assert.match(await refused(page), /fuori tempo/);
      await letter(CLOSES, `1/${plan.mark}`);
      const number = (await done(page)).match(/\d+/)[0];
      await page.goto(`${site}${base}/contributions/${number}`);
      assert.match(await page.locator('.page-head').innerText(), new RegExp(`Comitato dei pendolari.*protocollo 1/${plan.mark}`, 's'));
    });

    test('the figures say what was sent, and what waits for a verification is in those of staff alone', async () => {
      await page.goto(`${site}${base}/consultation?as=visitor`);
      const told = await page.locator('.consult-counts').first().innerText();
      assert.match(told, new RegExp(`^${COMMENTS + 1 - BY_FORM[WAITING]} osservazioni · ${AMENDMENTS} emendamenti · 1 bisogno · ${PROPOSALS.length} proposte · `));
      const file = await (await page.request.get(`${site}${base}/received/csv`)).text();
      assert.equal(file.match(new RegExp(`Osservazione ${plan.mark}\\d+\\.`, 'g')).length, COMMENTS);
      await shots(page, `consultation-over-${plan.mark}`);
    });

    test('whoever followed it got one summary', async () => {
      let letters = await mails(page, address('segue'), 'le novità');
      for (let n = 0; n < 80 && !(await letters.count()); n += 1) {
        await new Promise((waited) => { setTimeout(waited, 250); });
        letters = await mails(page, address('segue'), 'le novità');
      }
      assert.equal(await letters.count(), 1);
      assert.ok((await letters.innerText()).includes(PROPOSALS.at(-1)[0]));
    });

    test('the comment of whoever left stands under a code', async () => {
      await page.goto(erased);
      assert.ok((await page.locator('main').innerText()).includes(story.code));
    });
  });
  return story;
}

const STORIES = PLANS.map(told);
for (const story of STORIES) story.open();
test('a day after the end', async () => { await own.serve(DAYS + 1); });
for (const story of STORIES) story.over();
for (const story of STORIES) story.answered();
