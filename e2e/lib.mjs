// What browser tests share: one Chromium, and checks that hold on every page. It must not know any page of its own.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const WIDTHS = [360, 1280];
export const LANGUAGES = ['it', 'en'];
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'best-practice'];
// What axe says of a page, and its picture, are the same on both engines: stories that are lived on both are looked at on SQLite.
const LOOKED_AT = process.env.CANTIERE_ENGINE !== 'postgres';
const SCREENSHOTS = join(dirname(fileURLToPath(import.meta.url)), '../target/screenshots');

/** Base address of the site under test, without a closing slash. */
export function site() {
  const url = process.env.CANTIERE_URL;
  assert.ok(url, 'CANTIERE_URL is not set. Start a site (cargo xtask demo) and set it, for example CANTIERE_URL=http://127.0.0.1:8080');
  return url.replace(/\/+$/, '');
}

/** Paths of the site's pages without their language ("/plans"), as it lists them itself. */
export async function paths() {
  const answer = await fetch(`${site()}/sitemap.txt`);
  assert.equal(answer.status, 200, `${site()}/sitemap.txt answered ${answer.status}; the tests take their pages from it`);
  const lines = (await answer.text()).split('\n').map((line) => line.trim()).filter(Boolean);
  const bare = lines.map((line) => line.replace(/^https?:\/\/[^/]+/, '').replace(/^\/(it|en)(?=\/|$)/, '') || '/');
  assert.ok(bare.length > 0, 'sitemap.txt is empty: there is nothing to test');
  return [...new Set(bare)];
}

export function launch() {
  const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  assert.ok(executablePath, 'Chromium was not found. Install it (apt-get install chromium) or set CHROMIUM to its path');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/**
 * A click that leads to another page is over when that page is whole. By itself it is over when the first of it has arrived: what
 * a test reads next without waiting (a colour, how many there are) would at times be that of half a page.
 */
function clicksEndWithThePage(page) {
  const locator = Object.getPrototypeOf(page.locator('html'));
  if (Object.hasOwn(locator, 'clickAlone')) return;
  locator.clickAlone = locator.click;
  locator.click = async function click(options) {
    await this.clickAlone(options);
    if (!this.page().isClosed()) await this.page().waitForLoadState();
  };
}

/** A fresh page with `faults`, which fills with requests to other hosts, policy violations and script errors. */
export async function open(browser, { width = 1280, height = 900, locale = 'it-IT', ...options } = {}) {
  const context = await browser.newContext({ locale, viewport: { width, height }, ...options });
  const page = await context.newPage();
  clicksEndWithThePage(page);
  const faults = [];
  const own = new URL(site()).origin;
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && protocol !== 'data:') faults.push(`request to another host: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI} ${event.sample}`);
    });
  });
  return { page, context, faults };
}

/**
 * No request to another host, no policy violation, no script error since the page was opened. `asked`: the statuses of refusals that
 * the script asks for, which a browser notes as errors, too.
 */
export function noExternalRequests(faults, ...asked) {
  const isAsked = (fault) => asked.some((status) => fault.startsWith('console: ') && fault.includes(`status of ${status} `));
  assert.deepEqual(faults.filter((fault) => !isAsked(fault)), []);
}

/** The same, but for the refusals that a script asks for, which a browser notes as well. */
export const onlyRefusals = (faults) => noExternalRequests(faults, 404, 409, 422);

export const heading = (page) => page.locator('h1').innerText();
export const done = (page) => page.locator('.alert-success').first().innerText();
export const refused = (page) => page.locator('.error-summary').innerText();

/** axe finds nothing, at both widths; the page keeps its state (open menus, errors shown). */
export async function axe(page) {
  if (!LOOKED_AT) return;
  // A page without frames needs no second one to put together what was found in each; only what is wrong is written out.
  assert.equal(page.frames().length, 1, `a frame on ${page.url()}`);
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags(AXE_TAGS).analyze();
    if (violations.length) await page.setViewportSize(before);
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.slice(0, 3).map((node) => node.html).join('\n    ')}`);
    assert.deepEqual(told, [], `axe at ${width} px on ${page.url()}`);
  }
  await page.setViewportSize(before);
}

async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const inScroller = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        const x = getComputedStyle(box).overflowX;
        if (x === 'auto' || x === 'scroll' || x === 'hidden') return true;
      }
      return false;
    };
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !inScroller(element))
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** WCAG 1.4.10: at 320 px nothing makes the page scroll sideways. */
export async function reflow320(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await overflow(page);
  await page.setViewportSize(before);
  assert.deepEqual(wide, [], `wider than 320 px on ${page.url()}`);
}

/** WCAG 1.4.4 and 1.4.12: text at 200 % and with wide spacing is neither cut off nor wider than the page. */
export async function text200(page) {
  const sheet = async (rule, check) => {
    await page.evaluate((text) => {
      const style = new CSSStyleSheet();
      style.replaceSync(text);
      document.adoptedStyleSheets = [style];
    }, rule);
    try {
      await check();
    } finally {
      await page.evaluate(() => { document.adoptedStyleSheets = []; });
    }
  };
  const whole = async (name) => {
    assert.deepEqual(await overflow(page), [], `${name}: wider than the page on ${page.url()}`);
    const clipped = await page.evaluate(() => [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = style.overflowY === 'hidden' || style.overflowY === 'clip';
        return hides && element.clientHeight > 2 && element.scrollHeight > element.clientHeight + 2 && style.clipPath === 'none';
      })
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120)));
    assert.deepEqual(clipped, [], `${name}: text cut off on ${page.url()}`);
  };
  await sheet('html { font-size: 200% !important }', () => whole('200 % text'));
  await sheet(
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    () => whole('wide spacing'),
  );
}

/** In the system's high contrast, what a state says by colour is still told by text and a border. */
export async function forcedColors(page) {
  await page.emulateMedia({ forcedColors: 'active' });
  const bare = await page.evaluate(() => [...document.querySelectorAll('.state')]
    .filter((badge) => badge.textContent.trim() === '' || parseFloat(getComputedStyle(badge).borderTopWidth) < 1)
    .map((badge) => badge.outerHTML));
  assert.deepEqual(bare, [], `states without text or border on ${page.url()}`);
  await page.emulateMedia({ forcedColors: 'none' });
}

/**
 * Walks the page with the Tab key and returns the names of what took the focus, in order. Each must be visible, show a
 * focus ring and not be covered; the walk must come to an end (no trap).
 */
export async function keyboardPath(page, { most = 400 } = {}) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  const names = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      if (element.hasAttribute('data-walked')) return { again: true };
      element.setAttribute('data-walked', '');
      element.scrollIntoView({ block: 'nearest' });
      const radio = element.type === 'radio' && getComputedStyle(element).opacity === '0';
      const shown = radio ? element.labels[0] : element;
      const box = shown.getBoundingClientRect();
      const style = getComputedStyle(shown);
      const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2);
      return {
        name: (element.getAttribute('aria-label') || element.labels?.[0]?.innerText || element.innerText || element.name || '').trim().replace(/\s+/g, ' '),
        seen: box.width > 1 && box.height > 1,
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        covered: top !== null && !element.contains(top) && !shown.contains(top) && !top.contains(element),
        html: element.outerHTML.slice(0, 120),
      };
    });
    if (at === null || at.again) break;
    assert.ok(at.seen, `focus on something invisible: ${at.html} on ${page.url()}`);
    assert.ok(at.ring, `no visible focus: ${at.html} on ${page.url()}`);
    assert.ok(!at.covered, `focus hidden behind something: ${at.html} on ${page.url()}`);
    names.push(at.name);
    assert.ok(step < most - 1, `the Tab key did not come to an end within ${most} steps on ${page.url()}`);
  }
  await page.evaluate(() => document.querySelectorAll('[data-walked]').forEach((e) => e.removeAttribute('data-walked')));
  return names;
}

/** Tabs on from where the focus is until it stands on the first of these. */
export async function reach(page, target) {
  const wanted = await target.first().elementHandle();
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`the Tab key does not reach ${await wanted.evaluate((element) => element.outerHTML.slice(0, 120))} on ${page.url()}`);
}

/** Reaches a link or a button and presses it: another page comes. */
export async function press(page, target) {
  await reach(page, target);
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}

/** Whole-page pictures at both widths, in target/screenshots. */
export async function shots(page, name) {
  if (!LOOKED_AT) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize(before);
}

/** All that holds for every page, with what it folds away shown, and pictures of it. */
export async function inspect(page, name) {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((d) => { d.open = true; }));
  await axe(page);
  await reflow320(page);
  await text200(page);
  await shots(page, name);
}
