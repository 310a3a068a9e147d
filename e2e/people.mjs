// People of a demonstration, each in a browser of their own, the mails that it shows, and its open consultation.
import assert from 'node:assert/strict';
import { open, site } from './lib.mjs';

/** Somebody of the demonstration, by their door. */
export async function enter(browser, door, options) {
  const one = await open(browser, options);
  await one.page.goto(`${site()}/demo/entra/${door}`);
  return one;
}

/** The mails to somebody that have these words. */
export async function mails(page, email, words) {
  await page.goto(`${site()}/it/demo/mail`);
  return page.locator('article.letter', { hasText: email }).filter({ hasText: words });
}

/** Somebody whom the site does not know yet signs in by the mailed link. */
export async function newcomer(browser, name, email) {
  const one = await open(browser);
  const { page } = one;
  await page.goto(`${site()}/it/sign-in`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('form:has(input[name=email]) button[type=submit]').first().click();
  const link = (await mails(page, email, 'Il tuo accesso')).first().locator('a[href*="/sign-in/link/"]');
  await page.goto(`${site()}${await link.getAttribute('href')}`);
  await page.locator('#name').fill(name);
  await page.getByRole('button', { name: 'Entra' }).click();
  return one;
}

/** The path of the vote that is open, as the home page leads to its ballot. */
export async function openVote(browser) {
  const { page, context } = await open(browser);
  await page.goto(`${site()}/it`);
  const href = await page.locator('a[href*="/votes/"][href$="/ballot"]').first().getAttribute('href');
  assert.ok(href, 'the demonstration has no open vote on its home page');
  await context.close();
  return href.replace(/\/ballot$/, '');
}

/** A moment in so many days, as a field for a date and a time takes it. */
export const inDays = (days) => new Date(Date.now() + days * 86_400_000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** A planner sets up a vote, from `opens` to `closes` in days; the page is then its desk. */
export async function newVote(page, edition, method, title, { opens = -0.5, closes = 5, fill = async () => {} } = {}) {
  await page.goto(`${site()}/demo/entra/pianificatrice`);
  await page.goto(`${site()}${edition.replace('/it/', '/it/desk/')}/votes/new?method=${method}`);
  await page.locator('#title').fill(title);
  await page.locator('#question').fill('Che cosa viene prima?');
  await page.locator('#opens').fill(inDays(opens));
  await page.locator('#closes').fill(inDays(closes));
  await fill();
  await page.getByRole('button', { name: 'Crea la votazione' }).click();
}

/** The path of the edition whose consultation is open, as the home page leads to it. */
export async function inConsultation(browser) {
  const { page, context } = await open(browser);
  await page.goto(`${site()}/it`);
  const href = await page.locator('a', { hasText: 'Proponi un’azione' }).first().getAttribute('href');
  assert.ok(href, 'the demonstration has no open consultation on its home page');
  await context.close();
  return href.replace(/\/propose.*/, '');
}
