// The colours by name, checked against WCAG 2.2: text 4.5:1 on every ground it stands on, borders of fields 3:1.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const scss = readFileSync(new URL('../scss/_tokens.scss', import.meta.url), 'utf8');
const colours = Object.fromEntries([...scss.matchAll(/--([a-z-]+): #([0-9a-f]{3,6});/g)]
  .map(([, name, hex]) => [name, hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex]));

function luminance(name) {
  assert.ok(colours[name], `_tokens.scss has no colour --${name}`);
  const [r, g, b] = colours[name].match(/../g).map((pair) => {
    const channel = parseInt(pair, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = [
  ...['ink', 'ink-soft', 'verderame', 'verderame-deep', 'minio', 'ocra', 'foglia'].flatMap((text) => [[text, 'ground'], [text, 'wash']]),
  ['ink', 'wash-deep'], ['ink-soft', 'wash-deep'], ['ink', 'ocra-wash'],
  ['minio', 'minio-wash'], ['ocra', 'ocra-wash'], ['foglia', 'foglia-wash'],
  ['ground', 'ink'], ['ground', 'verderame'], ['ground', 'verderame-deep'], ['ground', 'minio'],
];

for (const [text, ground] of TEXT) {
  test(`${text} on ${ground} reaches 4.5:1`, () => {
    assert.ok(contrast(text, ground) >= 4.5, `${contrast(text, ground).toFixed(2)}:1`);
  });
}

for (const ground of ['ground', 'wash', 'wash-deep']) {
  test(`borders of fields on ${ground} reach 3:1`, () => {
    assert.ok(contrast('line-strong', ground) >= 3, `${contrast('line-strong', ground).toFixed(2)}:1`);
  });
}

test('ours is not the blue of the ministries', () => {
  assert.notEqual(colours.verderame, '0066cc');
});
