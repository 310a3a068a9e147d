// What the desk does with what a consultation left, step by step: answered with a second person's check, written into the next version,
// stopped by the gate, adopted, reported, told of by whoever does it. It must not know what people said.
import assert from 'node:assert/strict';
import { reportLikeFiles, tableLikeFiles } from './downloads.mjs';
import { axe, done, noExternalRequests, open, reflow320, refused, site } from './lib.mjs';
import { mails } from './people.mjs';

export async function go(page, path) {
  const answer = await page.goto(`${site()}${path}`);
  assert.equal(answer.status(), 200, path);
}

/** The work on one edition. `plan` is its path with the language. */
export function workbench(plan) {
  const desk = plan.replace('/plans/', '/desk/plans/');
  const work = `${desk}/contributions-received`;

  /** The numbers of the contributions that a filter leaves. */
  const numbers = async (page, query) => {
    await go(page, `${work}${query}`);
    return page.locator('.received-table input[name="n"]').evaluateAll((boxes) => boxes.map((box) => box.value));
  };

  /** What the desk calls an action, from the table of who reports on it. */
  const row = async (page, code) => {
    await go(page, `${desk}/progress?all=yes`);
    return page.locator('tbody tr', { has: page.getByLabel(code, { exact: true }) }).first();
  };

  const save = async (page) => {
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    assert.match(await done(page), /Bozza salvata/);
  };

  return {
    plan, desk, work, numbers,

    /** An administrator asks for a second person on the whole site, where that was not done before. */
    async askSecond(page) {
      await go(page, `${work}/publish`);
      const ask = page.getByRole('button', { name: 'Chiedila in tutti i processi del sito' });
      if (await ask.count()) await ask.click();
      assert.match(await page.locator('main').innerText(), /riletta da una seconda persona/);
    },

    /** Looks for similar contributions, to the end. */
    async group(page) {
      await go(page, `${work}/groups`);
      await page.getByRole('button', { name: 'Cerca contributi simili' }).click();
      for (let n = 0; n < 60 && await page.locator('progress').count() > 0; n += 1) {
        await page.waitForTimeout(500);
        await page.reload();
      }
      assert.equal(await page.locator('progress').count(), 0, 'the search does not end');
    },

    /** Chooses these in the table and answers them together. */
    async answer(page, query, chosen, outcome, reason, { into = '', changed = '', own = {} } = {}) {
      await go(page, `${work}${query}`);
      for (const n of chosen) await page.locator(`#n${n}`).check();
      await page.getByRole('button', { name: 'Rispondi ai contributi scelti' }).click();
      await page.getByLabel(outcome, { exact: true }).check();
      await page.getByLabel(/^Motivazione/).fill(reason);
      if (into) await page.getByLabel(/^Unificato con/).fill(into);
      if (changed) await page.getByLabel(/^Che cosa cambia nel piano/).fill(changed);
      for (const [n, sentence] of Object.entries(own)) await page.locator(`#sentence_${n}`).fill(sentence);
      await save(page);
    },

    /** Postpones all that waits, for one reason. */
    async answerTheRest(page, reason) {
      await go(page, `${work}/answer?all=yes&state=waiting`);
      await page.getByLabel('rinviata', { exact: true }).check();
      await page.getByLabel(/^Motivazione/).fill(reason);
      await save(page);
      assert.deepEqual(await numbers(page, '?state=waiting'), []);
    },

    /** Nobody reads their own: what `page` wrote is not published before `second` has read all of it. */
    async check(page, second) {
      await go(page, `${work}/publish`);
      await page.getByRole('button', { name: 'Pubblica tutte le risposte pronte' }).click();
      assert.match(await refused(page), /second/);
      await go(page, `${work}/answer?all=yes&state=unchecked`);
      assert.equal(await page.getByRole('button', { name: 'Ho riletto, va bene' }).count(), 0);
      // As many stand on one page as can be read at once.
      while ((await numbers(second, '?state=unchecked')).length > 0) {
        await go(second, `${work}/answer?all=yes&state=unchecked`);
        await second.getByRole('button', { name: 'Ho riletto, va bene' }).click();
        assert.match(await done(second), /Rilettura registrata/);
      }
    },

    async publishAnswers(page) {
      await go(page, `${work}/publish`);
      await page.getByRole('button', { name: 'Pubblica tutte le risposte pronte' }).click();
      assert.match(await done(page), /Risposte pubblicate/);
    },

    /** Writes so many accepted amendments into the draft, by one button each. */
    async amend(page, count) {
      for (let n = 0; n < count; n += 1) {
        await go(page, `${desk}/amendments`);
        await page.getByRole('button', { name: /^Scrivi nella bozza/ }).first().click();
      }
      await go(page, `${desk}/amendments`);
      assert.equal(await page.getByRole('button', { name: /^Annulla/ }).count(), count);
    },

    /** What was promised is written, too: a contribution has changed the plan when the plan reads otherwise. */
    async reword(page, codes) {
      for (const code of codes) {
        const item = await (await row(page, code)).locator('input[name="item"]').getAttribute('value');
        await go(page, `${desk}/items/${item}`);
        await page.locator('#title').fill(`Un titolo chiesto da chi scrive per ${code}`);
        if (await page.locator('#nature').count()) await page.getByLabel('Cambia il significato').check();
        await page.locator('button[type=submit]', { hasText: 'Salva' }).click();
        assert.match(await done(page), /Salvato/);
      }
    },

    async release(page, summary) {
      await go(page, `${desk}/publish`);
      await page.locator('#summary').fill(summary);
      const meaning = page.locator('input[name="nature"][value="meaning"]');
      if (await meaning.count() > 0) await meaning.check();
      const now = page.locator('input[name="when"][value="now"]');
      if (await now.count() > 0) await now.check();
      await page.locator('.desk-form button[type="submit"]').click();
      await go(page, `${plan}/versions`);
      assert.ok((await page.locator('main').innerText()).includes(summary));
    },

    /** The act is refused for one missing link; it is given, and the act is taken. */
    async adopt(page, code) {
      const send = async () => {
        await go(page, `${desk}/adoption`);
        await page.locator('#kind').fill('Decreto');
        await page.locator('#number').fill('12/2026');
        await page.locator('#date').fill('2026-03-02');
        await page.locator('.desk-form button[type="submit"]').click();
      };
      await send();
      assert.match(await refused(page), /non sono collegati|non è collegato/);
      await go(page, `${work}/publish`);
      const missing = page.locator('section', { hasText: 'Accolti, ma senza traccia nel piano' }).getByRole('link');
      assert.equal(await missing.count(), 1);
      await missing.click();
      await page.getByLabel(/^Che cosa cambia nel piano/).fill(code);
      await page.getByRole('button', { name: /^Aggiungi il collegamento/ }).click();
      assert.match(await done(page), /Collegamento aggiunto/);
      await send();
      await go(page, plan);
      assert.match(await page.locator('main').innerText(), /Adottato/);
      await go(page, `${desk}/publish`);
      assert.match(await page.locator('main').innerText(), /Decreto.*12\/2026/);
    },

    /** Publishes the report, which no visitor reads before. */
    async report(page, visitor) {
      assert.equal((await visitor.goto(`${site()}${plan}/report`)).status(), 404);
      await go(page, `${work}/publish`);
      await page.getByRole('button', { name: 'Pubblica il resoconto' }).click();
      assert.match(await done(page), /Resoconto pubblicato/);
      await go(visitor, `${plan}/report`);
      await axe(visitor);
      await reflow320(visitor);
    },

    /** The planners' table and its files have the same rows, whole and filtered. */
    async compareTable(page) {
      for (const query of ['', '?kind=proposal&state=accepted', '?kind=comment']) await tableLikeFiles(page, work, query);
    },

    /** What is downloaded says what the page says, and every figure leads to what it counts. Gives the file. */
    async compare(visitor) {
      const file = await reportLikeFiles(visitor, plan);
      const links = await visitor.locator('.report-sheet a[href*="/results/"]').evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.innerText]));
      assert.ok(links.length >= 7, links.join(' | '));
      for (const [href, words] of links) {
        await go(visitor, href);
        let rows = await visitor.locator('.counted > li').count();
        for (let next = visitor.locator('a[rel="next"]'); await next.count() > 0; next = visitor.locator('a[rel="next"]')) {
          await next.click();
          rows += await visitor.locator('.counted > li').count();
        }
        assert.equal(rows, Number(words.match(/\d+/)?.[0] ?? 1), href);
      }
      return file;
    },

    /** Somebody is named for an action and asked, and reports it done by the mailed link, without scripts. */
    async tellDone(browser, page, code, email) {
      await (await row(page, code)).locator('input[name="item"]').check();
      await page.locator('[name="address"]').fill(email);
      await page.locator('button[name="do"][value="name"]').click();
      await (await row(page, code)).locator('input[name="item"]').check();
      await page.locator('button[name="do"][value="ask"]').click();
      const owner = await open(browser, { javaScriptEnabled: false, width: 360 });
      await go(owner.page, (await letter(page, email, '/updates/')).match(/\/it\/updates\/\S+/)[0]);
      await owner.page.getByLabel('completata').check();
      await owner.page.getByLabel(/^Che cosa è successo/).fill('Fatto, con due mesi di anticipo.');
      await owner.page.getByRole('button', { name: 'Pubblica l’aggiornamento' }).click();
      await go(owner.page, `${plan}/items/${code}`);
      assert.match(await owner.page.locator('main').innerText(), /Fatto, con due mesi di anticipo/);
      noExternalRequests(owner.faults);
      await owner.context.close();
    },
  };
}

/** The last mail to somebody that has these words. */
async function letter(page, email, words) {
  // The site sends it in a moment of its own.
  for (let n = 0; n < 60; n += 1) {
    const found = (await mails(page, email, words)).first();
    if (await found.count() > 0) return found.innerText();
    await page.waitForTimeout(500);
  }
  return assert.fail(`no mail to ${email} says ${words}`);
}
