// What becomes of the consultation of consultation.test.mjs, on the same site: all that was left is answered with a second person's
// check, written into the next version, adopted, reported, told of by whoever does it, and followed from the words to the need.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open, shots } from './lib.mjs';
import { enter, newcomer } from './people.mjs';
import { ALIKE, BODIES, BY_FORM, COMMENTS, MUNICIPALITY, NEED, PROPOSALS, WAITING } from './said.mjs';
import { go, workbench } from './workbench.mjs';

/** Amendments that are accepted, by their order: the first two are about the same words. */
const CLEARER = [0, 2, 3, 4];
/** Proposals that are accepted; nobody says what changed because of the first, and the others of its kind live on in it. */
const GOOD = [0, 1, 2, MUNICIPALITY, 4];
const REFUSED = 6;

/**
 * Tells on in a plan. `base` is its path; `browser` and `place` are asked when they are there: where a comment on the paragraph of the third
 * amendment is written. `opened` gives a page whose browser `closed` closes, looking through its faults.
 */
export function answered({ name, mark, base, browser, place, opened, closed }) {
  describe(`a consultation on ${name} changes the plan`, { concurrency: false }, () => {
    const bench = workbench(base);
    const { numbers, answer } = bench;
    // The newest stand first in the table.
    const inOrder = async (query) => (await numbers(page, query)).reverse();
    let page, second, visitor, proposals, amendments, codes, asked, need;

    before(async () => {
      page = opened(await enter(browser(), 'pianificatrice'));
      second = opened(await enter(browser(), 'amministratrice'));
      visitor = opened(await open(browser(), { width: 360 }));
    });
    after(closed);

    test('the proposals that are nearly the same are suggested as one group', async () => {
      await bench.askSecond(second);
      await bench.group(page);
      const group = page.locator('.similar-group', { hasText: PROPOSALS[0][0] });
      assert.equal(await group.count(), 1);
      const alike = (await group.locator('li > p > a').allInnerTexts()).map((label) => label.match(/\d+/)[0]);
      await group.getByRole('button', { name: 'Sì, stanno insieme' }).click();
      proposals = await inOrder('?kind=proposal&state=waiting');
      assert.equal(proposals.length, PROPOSALS.length);
      assert.deepEqual([...alike].sort(), [proposals[0], ...proposals.slice(-ALIKE)].sort());
    });

    test('all are answered: three merged, nine accepted, six not accepted with one reason, the rest postponed', async () => {
      await answer(page, '?kind=proposal', proposals.slice(-ALIKE), 'unificata con un’altra', 'Chiedono la stessa cosa.', { into: proposals[0] });
      await go(page, `${base}/items?kind=action`);
      codes = (await page.locator('.rows .code').allInnerTexts()).slice(0, GOOD.length);
      assert.equal(codes.length, GOOD.length);
      await go(page, place());
      asked = (await page.locator('main').innerText()).match(/[Pp]aragrafo ([A-Z\d]+(?:\.\d+)*)/)[1];
      await answer(page, '?kind=proposal', [proposals[0]], 'accolta', 'È una buona idea.');
      for (const [at, n] of GOOD.slice(1).entries()) {
        const changed = n === MUNICIPALITY ? asked : codes[at + 1];
        await answer(page, '?kind=proposal', [proposals[n]], 'accolta con modifiche', 'La riprendiamo.', { changed });
      }
      [need] = await numbers(page, '?kind=need');
      await answer(page, '?kind=need', [need], 'unificata con un’altra', 'La proposta risponde a questo.', { into: proposals[MUNICIPALITY] });
      amendments = await inOrder('?kind=amendment&state=waiting');
      await answer(page, '?kind=amendment', CLEARER.map((at) => amendments[at]), 'accolta', 'Parole più chiare.');
      const comments = (await numbers(page, '?kind=comment&state=waiting')).slice(0, REFUSED);
      await answer(page, '?kind=comment', comments, 'non accolta', 'Non riguarda questo piano.',
        { own: { [comments[0]]: 'Grazie per i dati.', [comments[1]]: 'Ne parliamo altrove.' } });
      await bench.answerTheRest(page, 'Ci torniamo nel prossimo piano.');
    });

    test('a second person reads all of it before it goes out', async () => {
      await bench.compareTable(page);
      await bench.check(page, second);
      await bench.publishAnswers(page);
    });

    test('the next version has the amendments and what was promised', async () => {
      await bench.amend(page, CLEARER.length);
      await bench.reword(page, codes);
      await bench.release(page, 'Dopo la consultazione');
    });

    test('the gate stops the adoption for one missing link, names it, and opens', async () => { await bench.adopt(page, codes[0]); });

    test('the report and the table say what was answered, and so do their files', async () => {
      await bench.report(page, visitor);
      await bench.compareTable(page);
      const { contributions, changed_plan: changed } = await bench.compare(visitor);
      const of = (kind, outcome) => contributions.filter((c) => c.kind === kind && c.outcome.startsWith(outcome)).length;
      assert.equal(contributions.length, COMMENTS - BY_FORM[WAITING] + 1 + amendments.length + PROPOSALS.length + 1);
      assert.deepEqual([of('proposal', 'accepted'), of('amendment', 'accepted'), of('proposal', 'merged')], [GOOD.length, CLEARER.length, ALIKE]);
      assert.equal(changed, GOOD.length + CLEARER.length);
      const refused = contributions.filter((c) => c.outcome === 'not_accepted');
      assert.deepEqual([refused.length, new Set(refused.map((c) => c.reason)).size, refused.filter((c) => c.own_sentence).length], [REFUSED, 1, 2]);
      await shots(visitor, `report-${mark}`);
    });

    test('whoever does an action reports it done', async () => {
      const email = `opera-${mark}@example.org`.toLowerCase();
      opened(await newcomer(browser(), 'Chi la fa', email));
      await bench.tellDone(browser(), page, codes[0], email);
    });

    test('from a changed sentence a visitor reaches the need of the municipality in two clicks, and back', async () => {
      await go(visitor, `${base}/results/changed-paragraphs`);
      await visitor.locator('.counted > li > a', { hasText: new RegExp(`Paragrafo ${asked.replaceAll('.', '\\.')}(?![\\d.])`) }).click();
      await visitor.waitForURL(/#./);
      const { hash } = new URL(visitor.url());
      await visitor.locator(hash).getByRole('link', { name: 'Da dove viene questa frase?' }).click();
      await visitor.locator('.chain').getByRole('link', { name: new RegExp(`^Bisogno n\\. ${need}$`) }).click();
      await visitor.waitForURL(new RegExp(`/contributions/${need}$`));
      const told = await visitor.locator('main').innerText();
      assert.ok(told.includes(NEED[0]) && told.includes(`${BODIES[MUNICIPALITY][0]} ${mark}`), told);
      await visitor.locator('.chain').getByRole('link', { name: /^Paragrafo / }).first().click();
      await visitor.waitForURL((url) => url.hash === hash);
    });
  });
}
