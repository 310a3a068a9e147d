// Every page of the site's own list, in both languages: what an accessibility expert and an Italian public site ask of
// all pages alike. What a single page must do is tested beside its feature.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, axe, forcedColors, keyboardPath, launch, noExternalRequests, open, paths, reflow320, shots, site, text200 } from './lib.mjs';

// The demonstration's own large plan. Other tests make plans of their own, so it is chosen by its name and not by its place.
const PLAN = '/plans/trasformazione-digitale/';

// Of the other plans the overview is enough; of the large one an item, a chapter and a search with hits are looked at too.
const list = await representative(await paths());
const answered = new Map();
let browser;

before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test('a refusal that a script asks for is passed over, and nothing else that names its number', () => {
  const refusal = 'console: Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)';
  noExternalRequests([refusal], 409, 422);
  for (const [fault, asked] of [[refusal, 409], ['request to another host: https://example.org/422', 422], ['script: 422', 422]]) {
    assert.throws(() => noExternalRequests([fault], asked), assert.AssertionError, fault);
  }
});

async function status(url) {
  if (!answered.has(url)) {
    const answer = await fetch(url, { redirect: 'follow' });
    await answer.body?.cancel();
    answered.set(url, answer.status);
  }
  return answered.get(url);
}

async function representative(all) {
  const kept = all.filter((path) => path.startsWith(PLAN) || !/^\/plans\/[^/]+\/[^/]+\/./.test(path));
  // Editions come newest first; the oldest has every state of progress.
  const items = kept.filter((path) => path.startsWith(PLAN) && path.endsWith('/items')).at(-1);
  assert.ok(items, `the site has no ${PLAN}: these tests look at the demonstration (cargo xtask demo)`);
  const text = items.replace(/items$/, 'text');
  const html = async (path) => (await fetch(`${site()}/it${path}`)).text();
  const first = (page, pattern) => page.match(pattern)?.[1];
  const item = first(await html(`${items}?kind=action`), /href="\/it(\/plans\/[^"?#]+\/items\/[^"?#]+)"/);
  const chapter = first(await html(text), /href="\/it(\/plans\/[^"?#]+\/text\/[^"?#]+)"/);
  assert.ok(item, `${items} lists no action`);
  assert.ok(chapter, `${text} lists no chapter`);
  assert.match(await html(chapter), /class="par-number"/, `${chapter} has no paragraph`);
  const more = [item, chapter, `${items}?state=ongoing`, items.replace(/items$/, 'versions'), items.replace(/items$/, 'download'), '/search?q=comuni', '/data', '/sign-in'];
  return [...new Set([...kept, ...more])];
}

// Two pages at a time: while one is looked at, the other is drawn.
describe('every page', { concurrency: 2 }, () => {
  for (const lang of LANGUAGES) {
    for (const path of list) {
      const address = `/${lang}${path === '/' ? '/' : path}`;
      describe(address, { concurrency: false }, () => {
        let page, context, faults;

        before(async () => {
          ({ page, context, faults } = await open(browser, { locale: lang === 'it' ? 'it-IT' : 'en-GB' }));
          const answer = await page.goto(site() + address, { waitUntil: 'load' });
          assert.ok(answer.status() < 400, `${address} answered ${answer.status()}`);
        });
        after(async () => { await context?.close(); });

        test('asks no other host and breaks no policy', () => noExternalRequests(faults));

        test('has one h1, landmarks, language and skip links', async () => {
          const found = await page.evaluate(() => ({
            lang: document.documentElement.lang,
            title: document.title.trim() !== '',
            h1: document.querySelectorAll('h1').length,
            main: document.querySelectorAll('main').length,
            header: document.querySelectorAll('body > header').length,
            footer: document.querySelectorAll('body > footer').length,
            skip: [...document.querySelectorAll('.skiplinks a')].filter((a) => document.querySelector(a.getAttribute('href'))).length,
            emptyLang: document.querySelectorAll('[lang=""]').length,
            inline: document.querySelectorAll('[style], style, script:not([src])').length,
            elements: ['main-navigation', 'privacy-policy-link', 'legal-notes', 'accessibility-link', 'faq', 'report-inefficiency']
              .filter((name) => !document.querySelector(`[data-element="${name}"]`)),
          }));
          assert.deepEqual(found, { lang, title: true, h1: 1, main: 1, header: 1, footer: 1, skip: 3, emptyLang: 0, inline: 0, elements: [] });
        });

        test('axe finds nothing at 360 and 1280 px', () => axe(page));

        test('axe finds nothing with every menu and detail open', async () => {
          await page.evaluate(() => document.querySelectorAll('details').forEach((detail) => { detail.open = true; }));
          await axe(page);
          await page.evaluate(() => document.querySelectorAll('details').forEach((detail) => { detail.open = false; }));
        });

        test('reflows at 320 px', () => reflow320(page));
        test('holds 200 % text and wide spacing', () => text200(page));
        test('keeps its states in forced colours', () => forcedColors(page));

        test('shows the focus all along the Tab key', async () => {
          const names = await keyboardPath(page);
          assert.ok(names.length > 5, `only ${names.length} stops`);
          assert.deepEqual(names.filter((name) => name === ''), [], 'a stop without a name');
        });

        test('the language switch stays on this page', async () => {
          const other = lang === 'it' ? 'en' : 'it';
          const href = await page.locator(`.slim-languages a[hreflang="${other}"]`).getAttribute('href');
          assert.equal(href.replace(/\/$/, ''), `/${other}${path}`.replace(/\/$/, ''));
          assert.ok((await status(site() + href)) < 400, `${href} answered ${await status(site() + href)}`);
        });

        test('no internal link is dead', async () => {
          const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')]
            .map((a) => new URL(a.href)).filter((url) => url.origin === location.origin).map((url) => url.href));
          const dead = [];
          for (const link of new Set(links.map((link) => link.split('#')[0]))) {
            if ((await status(link)) >= 400) dead.push(`${link} answered ${await status(link)}`);
          }
          const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
            .map((a) => a.getAttribute('href').slice(1)).filter((id) => id && !document.getElementById(decodeURIComponent(id))));
          assert.deepEqual([...dead, ...lost], []);
        });

        test('is photographed', () => shots(page, `${lang}${path.replace(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-$/, '')));
      });
    }
  }
});
