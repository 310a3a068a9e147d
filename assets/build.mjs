// Builds assets/dist/: styles, scripts, icons and fonts under names that carry a hash of their content, each text
// file with a Brotli and a gzip sibling, and manifest.json, which the web crate embeds. It never reaches the network.
//
// Besides its HTML the home page loads about 90 kB: style sheet 8, script and icons 1, fonts 80 (Brotli where it helps).
// The figure is measured and printed at every build; HOME_LIMIT_KB stops it from creeping up.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build as bundle, transform } from 'esbuild';
import glob from 'fast-glob';
import { PurgeCSS } from 'purgecss';
import * as sass from 'sass';

const HOME_LIMIT_KB = 110;
const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const npm = (path) => join(here, 'node_modules', path);
const started = Date.now();

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const FONTS = {
  'titillium-web-400.woff2': '@fontsource/titillium-web/files/titillium-web-latin-400-normal.woff2',
  'titillium-web-600.woff2': '@fontsource/titillium-web/files/titillium-web-latin-600-normal.woff2',
  'titillium-web-700.woff2': '@fontsource/titillium-web/files/titillium-web-latin-700-normal.woff2',
  'lora-400.woff2': '@fontsource/lora/files/lora-latin-400-normal.woff2',
  'lora-400-italic.woff2': '@fontsource/lora/files/lora-latin-400-italic.woff2',
  'lora-600.woff2': '@fontsource/lora/files/lora-latin-600-normal.woff2',
};

const LICENCES = {
  'licence-titillium-web.txt': '@fontsource/titillium-web/LICENSE',
  'licence-lora.txt': '@fontsource/lora/LICENSE',
  'licence-bootstrap-italia.txt': 'bootstrap-italia/LICENSE',
};

// Where class names and icon names are written: templates, and the Rust that hands names to them.
const SOURCES = ['crates/**/templates/**/*.html', 'crates/**/*.rs', 'assets/scripts/*.js'];

const manifest = {};
const sizes = {};

function emit(name, content) {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const extension = extname(name);
  const file = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  writeFileSync(join(dist, file), bytes);
  sizes[name] = bytes.length;
  if (extension !== '.woff2') {
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    writeFileSync(join(dist, `${file}.br`), brotli);
    writeFileSync(join(dist, `${file}.gz`), gzipSync(bytes, { level: 9 }));
    sizes[name] = brotli.length;
  }
  manifest[name] = { file, type: TYPES[extension] };
  return file;
}

function compile(file) {
  const silenceDeprecations = ['import', 'global-builtin', 'color-functions', 'if-function'];
  const known = silenceDeprecations.filter((id) => id in sass.deprecations);
  return sass.compile(join(here, 'scss', file), {
    loadPaths: [npm('')],
    quietDeps: true,
    silenceDeprecations: known,
    logger: { warn: (message, { deprecation }) => deprecation || console.warn(`${file}: ${message}`) },
  }).css;
}

async function styles(text) {
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: text, extension: 'html' }],
    css: [{ raw: compile('library.scss') }],
    defaultExtractor: (content) => content.match(/[A-Za-z0-9_-]+/g) ?? [],
    fontFace: true,
    keyframes: true,
    variables: false,
  });
  // Ours come after and outside the layer, so that they win over the library without raising specificity.
  let css = `@layer library{${purged.css.replace(/@charset[^;]*;/g, '')}}\n${compile('site.scss')}`;
  for (const [name, path] of Object.entries(FONTS)) {
    css = css.replaceAll(`url("${name}")`, `url("${emit(name, readFileSync(npm(path)))}")`);
  }
  const { code } = await transform(css, { loader: 'css', minify: true, target: ['chrome105', 'firefox121', 'safari16'] });
  const stray = code.match(/url\((?!["']?data:|[a-z0-9-]+\.[0-9a-f]{10}\.)[^)]*\)|@import/g);
  if (stray) throw new Error(`site.css asks for files that are not built: ${stray.join(' ')}`);
  emit('site.css', code);
}

async function scripts() {
  const { outputFiles } = await bundle({
    entryPoints: [join(here, 'scripts/site.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  emit('site.js', Buffer.from(outputFiles[0].contents));
}

// The library's icons that a template names, and all of ours (their names are put together at run time).
function icons(text) {
  const used = new Set(text.match(/\bit-[a-z0-9-]+/g));
  const library = readFileSync(npm('bootstrap-italia/dist/svg/sprites.svg'), 'utf8');
  const taken = [...library.matchAll(/<symbol id="([^"]+)".*?<\/symbol>/gs)].filter(([, id]) => used.has(id));
  const own = readdirSync(join(here, 'icons')).filter((file) => file.startsWith('ct-')).sort().map((file) => {
    const svg = readFileSync(join(here, 'icons', file), 'utf8');
    const [, box, body] = svg.match(/<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)<\/svg>/s);
    return `<symbol id="${file.slice(0, -4)}" viewBox="${box}">${body.trim()}</symbol>`;
  });
  emit('sprites.svg', `<svg xmlns="http://www.w3.org/2000/svg">${taken.map(([symbol]) => symbol).join('')}${own.join('')}</svg>`);
  emit('favicon.svg', readFileSync(join(here, 'icons/favicon.svg')));
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const files = await glob(SOURCES, { cwd: join(here, '..'), absolute: true, ignore: ['**/target/**', '**/node_modules/**'] });
const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
await styles(text);
await scripts();
icons(text);
for (const [name, path] of Object.entries(LICENCES)) emit(name, readFileSync(npm(path)));
const ordered = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(dist, 'manifest.json'), `${JSON.stringify(ordered, null, 2)}\n`);

const kB = (names) => names.reduce((sum, name) => sum + sizes[name], 0) / 1000;
const home = kB(['site.css', 'site.js', 'sprites.svg', 'favicon.svg', ...Object.keys(FONTS).filter((name) => !name.includes('italic'))]);
for (const [name, size] of Object.entries(sizes)) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${name}`);
console.log(`Home page, besides its HTML: ${home.toFixed(1)} kB. Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
if (home > HOME_LIMIT_KB) throw new Error(`The home page loads ${home.toFixed(1)} kB, the limit is ${HOME_LIMIT_KB} kB.`);
