// What is downloaded says what the page says: the report in its three files, the planners' table in its two. It must not know what
// people said.
import assert from 'node:assert/strict';
import { site } from './lib.mjs';
import { rowsOf, unzip } from './workbook.mjs';

const OUTCOMES = {
  accepted: 'accolta', accepted_with_changes: 'accolta con modifiche', merged: 'unificata con un’altra', postponed: 'rinviata',
  not_accepted: 'non accolta',
};
/** What is compared of a text whose marks and line breaks stand elsewhere: its letters and digits. */
const letters = (text) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
const day = (text) => new Date(`${text}T12:00:00Z`).toLocaleDateString('it', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  .replace(/^1 /, '1º ');

/** The rows of a CSV file, without the mark at its beginning. */
function csv(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** A cell that would be read as a formula has an apostrophe before it. */
const unguarded = (cell) => cell.replace(/^'/, '');

/** The paragraphs and headings of an OpenDocument text, in their order: the name of their style, and their words. */
function paragraphs(bytes) {
  const text = unzip(bytes).get('content.xml').toString('utf8');
  const plain = (xml) => xml.replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n)).replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return [...text.matchAll(/<text:[hp](?: text:style-name="([^"]*)"[^>]*)?>([^<]*)<\/text:[hp]>/g)].map(([, style, words]) => ({ style, words: plain(words) }));
}

/** The sheet, what changed and every contribution, as the page shows them. */
function shown(page) {
  return page.evaluate(() => {
    const all = (of, query) => [...of.querySelectorAll(query)];
    const text = (of, query) => of.querySelector(query)?.innerText.trim() ?? '';
    // Without what was struck out, and without what is said to those who do not see it.
    const words = (of) => {
      const copy = of.cloneNode(true);
      all(copy, 'del, .visually-hidden, .said-label').forEach((e) => e.remove());
      return copy.textContent;
    };
    const table = (query) => all(document, `${query} tbody tr`).map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
    return {
      lead: text(document, '.report-sheet .lead'),
      sheet: text(document, '.report-sheet .facts'),
      outcomes: table('.measure-table'),
      who: table('.report-who'),
      calendar: all(document, '.downloads + section .facts dt').map((title) => title.innerText),
      changes: all(document, '.changes h3 a').map((place) => place.innerText),
      entries: all(document, '.report-entry').map((e) => ({
        heading: text(e, 'h3'),
        number: Number(text(e, 'h3 a').match(/\d+/)[0]),
        meta: text(e, '.meta'),
        said: words(e.querySelector('.report-words')),
        labels: all(e, '.said-label').map((label) => label.innerText),
        outcome: text(e, '.answer .state'),
        when: text(e, '.answer > .states .meta'),
        into: text(e, '.answer > p > a'),
        reason: text(e, '.answer-reason'),
        own: text(e, '.answer-sentence'),
        parts: all(e, '.answer-parts > li').map((part) => part.innerText),
        changed: all(e, ':scope > .meta:last-child > a').map((place) => place.innerText),
      })),
    };
  });
}

const bytes = async (request, path) => {
  const answer = await request.get(`${site()}${path}`);
  assert.equal(answer.status(), 200, path);
  return answer.body();
};

function likeJson(page, file) {
  const figures = [...page.lead.matchAll(/\d+/g)].map(Number);
  assert.deepEqual(figures, [file.received, file.answered]);
  const outcomes = Object.keys(OUTCOMES).filter((outcome) => file.outcomes[outcome] > 0);
  assert.deepEqual(page.outcomes.map((row) => Number(row[1])), outcomes.map((outcome) => file.outcomes[outcome]));
  assert.deepEqual(page.who, file.who.map(({ name, number }) => [name, number]));
  assert.ok(page.sheet.includes(file.themes.map(({ name, number }) => `${name} (${number})`).join(' · ')), page.sheet);
  for (const n of [file.changed_plan, file.changed_paragraphs]) assert.match(page.sheet, new RegExp(`\\b${n}\\b`));
  assert.deepEqual(page.calendar, file.calendar.map((phase) => phase.title));
  assert.deepEqual(page.changes, file.changes.map((change) => change.place));
  assert.deepEqual(page.entries.map((e) => e.number), file.contributions.map((c) => c.number));
  for (const [at, c] of file.contributions.entries()) entryLikeJson(page.entries[at], c);
  for (const outcome of Object.keys(OUTCOMES)) {
    assert.equal(file.contributions.filter((c) => c.outcome === outcome).length, file.outcomes[outcome], outcome);
  }
}

function entryLikeJson(e, c) {
  const about = `n. ${c.number}`;
  assert.deepEqual([e.outcome, e.when], [OUTCOMES[c.outcome], day(c.answered)], about);
  assert.ok(e.meta.startsWith(`${c.author} · ${day(c.day)}`) && e.meta.endsWith(c.place), `${about}: ${e.meta}`);
  assert.ok(e.heading.endsWith(c.title), `${about}: ${e.heading}`);
  for (const words of [c.text, c.wording, c.action, c.effect]) assert.ok(letters(e.said).includes(letters(words)), `${about}: ${words}`);
  assert.equal(Number(e.into.match(/\d+/)?.[0] ?? 0), c.merged_into ?? 0, about);
  assert.equal(letters(e.own), letters(c.own_sentence), about);
  if (c.parts.length === 0) assert.equal(letters(e.reason), letters(c.reason), about);
  assert.equal(e.parts.length, c.parts.length, about);
  for (const [n, part] of c.parts.entries()) {
    for (const words of [part.passage, part.reason, OUTCOMES[part.outcome]]) assert.ok(letters(e.parts[n]).includes(letters(words)), about);
    if (part.merged_into) assert.match(e.parts[n], new RegExp(`n\\. ${part.merged_into}\\b`));
  }
  assert.equal(e.changed.length, c.changed.length, about);
  for (const [n, place] of c.changed.entries()) assert.ok(e.changed[n].includes(place), `${about}: ${e.changed[n]} is not ${place}`);
}

function csvLikeJson([titles, ...rows], contributions) {
  const told = (c, title) => {
    if (title === 'parts') return c.parts.map((part) => part.outcome).join(' ');
    return Array.isArray(c[title]) ? c[title].join(' ') : String(c[title] ?? '');
  };
  assert.deepEqual(rows.map((row) => row.map(unguarded)), contributions.map((c) => titles.map((title) => told(c, title))));
}

function likeText(page, contributions, all) {
  const words = all.map((p) => p.words);
  assert.ok(words.includes(page.lead), page.lead);
  for (const row of [...page.outcomes, ...page.who]) assert.ok(words.some((w, n) => w === row[0] && words[n + 1] === row[1]), row.join(': '));
  const begin = all.findIndex((p) => p.words === page.entries[0].heading);
  const places = all.slice(0, begin).filter((p) => p.style === 'Heading_20_2').map((p) => p.words);
  assert.deepEqual(places, page.changes);
  const entries = [];
  for (const p of all.slice(begin)) {
    if (p.style === 'Heading_20_2') entries.push([]);
    entries.at(-1).push(p);
  }
  assert.deepEqual(entries.map(([heading]) => heading.words), page.entries.map((e) => e.heading));
  for (const [at, e] of page.entries.entries()) {
    const told = entries[at].map((p) => p.words);
    const whole = letters(told.join(' '));
    assert.equal(told[1], e.meta);
    const into = e.into ? `: ${e.into}` : '';
    assert.ok(told.includes(`Risposta: ${e.outcome}${into} · ${e.when}`), `${e.heading}: ${told.join(' | ')}`);
    for (const label of e.labels) assert.ok(told.includes(label), `${e.heading}: ${label}`);
    for (const text of [e.reason, e.own]) assert.ok(whole.includes(letters(text)), `${e.heading}: ${text}`);
    for (const part of contributions[at].parts) {
      for (const text of [part.passage, OUTCOMES[part.outcome], part.reason]) assert.ok(whole.includes(letters(text)), `${e.heading}: ${text}`);
      if (part.merged_into) assert.ok(told.includes(`Vive nel contributo n. ${part.merged_into}`), e.heading);
    }
    if (e.changed.length) assert.equal(told.at(-1), `Ha cambiato: ${e.changed.join(', ')}`);
  }
}

/** The report of `plan` and its files say the same, contribution by contribution. Gives what the JSON holds. */
export async function reportLikeFiles(visitor, plan) {
  await visitor.goto(`${site()}${plan}/report`);
  const page = await shown(visitor);
  const get = (name) => bytes(visitor.request, `${plan}/report/${name}`);
  const file = JSON.parse(await get('contributions.json'));
  likeJson(page, file);
  csvLikeJson(csv((await get('contributions.csv')).toString('utf8')), file.contributions);
  likeText(page, file.contributions, paragraphs(await get('report.odt')));
  return file;
}

/** The planners' table under this filter, over all of its pages, has the rows of its CSV, and that of its workbook. */
export async function tableLikeFiles(planner, work, query) {
  await planner.goto(`${site()}${work}${query}`);
  const rows = [];
  for (;;) {
    rows.push(...await planner.locator('.received-table tbody tr').evaluateAll((all) => all.map((row) => {
      const cell = (n) => row.cells[n].innerText.trim().split('\n')[0];
      return [row.querySelector('th a').innerText, cell(2), cell(3), cell(4), row.querySelector('.state').innerText.trim(),
        row.querySelector('th span[lang]').innerText.trim(), [...row.querySelectorAll('th .tag')].map((tag) => tag.innerText)];
    })));
    const next = planner.locator('a[rel="next"]');
    if (await next.count() === 0) break;
    await next.click();
  }
  const [titles, ...lines] = csv((await bytes(planner.request, `${work}/file/csv${query}`)).toString('utf8'));
  const file = lines.map((line) => Object.fromEntries(line.map((cell, n) => [titles[n], unguarded(cell)])));
  const states = (c) => ({
    'Da rispondere': 'da rispondere', 'Risposta in bozza': `bozza: ${c.Esito}`, 'Risposta pubblicata': c.Esito,
  })[c['Stato della risposta']];
  assert.ok(rows.length > 0, query);
  assert.deepEqual(
    rows.map((row) => row.slice(0, 5)),
    file.map((c) => [`${c.Tipo} n. ${c.Numero}`, c['Luogo del piano'], c['Chi scrive'], c.Sostegni, states(c)]),
  );
  for (const [n, c] of file.entries()) {
    const [said, tags] = rows[n].slice(5);
    assert.ok(letters(c.Titolo || c.Testo || c['Parole proposte']).startsWith(letters(said)), `${c.Numero}: ${said}`);
    for (const tag of c.Etichette.split(', ').filter(Boolean)) assert.ok(tags.includes(tag), `${c.Numero}: ${tag}`);
  }
  const sheet = rowsOf(await bytes(planner.request, `${work}/file/xlsx${query}`), titles.length);
  assert.deepEqual(sheet, [titles, ...lines.map((line) => line.map(unguarded))]);
}
