// A site of a test's own: filled like the demonstration, with and served anew as it will be some days later. It must not know a page.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PROGRAM = resolve(ROOT, process.env.CANTIERE_PROGRAM ?? 'target/debug/cantiere');
const run = promisify(execFile);

/** The folder with the real plan of 2024–2026, and whether it is at hand. */
export function realPlan() {
  const folder = join(resolve(ROOT, process.env.CANTIERE_SHARED ?? '../shared'), 'data/piano-triennale/2024-2026');
  return { folder, there: existsSync(folder) };
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  const { port } = server.address();
  await new Promise((closed) => { server.close(closed); });
  return port;
}

export class OwnSite {
  #folder = mkdtempSync(join(tmpdir(), 'cantiere-e2e-'));
  #database = process.env.CANTIERE_OWN_DATABASE ?? `sqlite:${join(this.#folder, 'demo.db')}`;
  #port;
  #child;

  /** Fills the database and serves it. */
  async begin() {
    assert.ok(existsSync(PROGRAM), `${PROGRAM} is missing; build it, or set CANTIERE_PROGRAM`);
    // However the test ends, nothing of it goes on.
    process.once('exit', () => this.#child?.kill());
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
    this.#port = await freePort();
    await this.command('demo', '--fill-only', '--data', this.#folder);
    return this.serve(0);
  }

  /** Keeps a file beside the site until its end; gives where. */
  file(name, text) {
    const path = join(this.#folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Runs a command of the program on the database. */
  async command(...args) {
    await run(PROGRAM, [...args, '--database', this.#database], { cwd: this.#folder });
  }

  /** Takes a plan's text in from a file or folder, as a first published draft. */
  async plan({ slug, edition, from }) {
    const at = ['--plan', slug, '--edition', edition];
    await this.command('plan', 'import', from, ...at);
    await this.command('plan', 'publish', ...at, '--summary', 'La prima bozza.');
  }

  /** Serves it as it will be so many days from now, at the address that it had. */
  async serve(daysLater) {
    await this.stop();
    const args = ['demo', '--port', `${this.#port}`, '--data', this.#folder, '--database', this.#database, '--days-later', `${daysLater}`];
    this.#child = spawn(PROGRAM, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: this.#folder });
    let told = '';
    this.#child.stderr.on('data', (piece) => { told = (told + piece).slice(-4000); });
    const url = `http://127.0.0.1:${this.#port}`;
    for (let n = 0; n < 600; n += 1) {
      assert.equal(this.#child.exitCode, null, `the site ended at once:\n${told}`);
      const answer = await fetch(`${url}/status`).catch(() => null);
      if (answer?.ok) return url;
      await new Promise((done) => { setTimeout(done, 100); });
    }
    return assert.fail(`the site does not answer at ${url}:\n${told}`);
  }

  async stop() {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => { child.once('exit', done); });
    child.kill();
    await ended;
  }

  async end() {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
