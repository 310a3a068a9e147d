// Fills rows into a workbook that was downloaded, as a person does in a spreadsheet: the same file with more cells. Reads them, too.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const SHEET = 'xl/worksheets/sheet1.xml';

/** The parts of an archive, by name. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  const parts = new Map();
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), method === 8 ? inflateRawSync(data) : data);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function zip(parts) {
  const bodies = [], heads = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const packed = deflateRawSync(data), label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(label.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, label, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    heads.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, label);
    offset += 30 + label.length + packed.length;
  }
  const head = Buffer.concat(heads), end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(head.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, head, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** Rows are objects by the names of the template's columns, `columns` their order. */
export function fill(bytes, columns, rows) {
  const parts = unzip(bytes);
  const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const letter = (n) => String.fromCharCode(65 + n);
  const cells = (row, n) => columns.map((column, at) => (row[column]
    ? `<c r="${letter(at)}${n}" t="inlineStr"><is><t>${escaped(row[column])}</t></is></c>` : '')).join('');
  const more = rows.map((row, n) => `<row r="${n + 2}">${cells(row, n + 2)}</row>`).join('');
  const sheet = parts.get(SHEET).toString('utf8').replace('</sheetData>', `${more}</sheetData>`)
    .replace(/<dimension ref="[^"]*"\/>/, '');
  parts.set(SHEET, Buffer.from(sheet));
  return zip(parts);
}

/** A moment of a workbook, which is so many days, as it is written elsewhere. */
const moment = (days) => new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString().slice(0, 19);

/** The cells of the first sheet of a workbook as they would be written: texts, numbers, moments. An empty one is an empty text. */
export function rowsOf(bytes, width) {
  const plain = (xml) => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const sheet = unzip(bytes).get(SHEET).toString('utf8');
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, cells]) => {
    const row = Array(width).fill('');
    for (const [, column, marks, text, number] of cells.matchAll(
      /<c r="([A-Z])\d+"([^>]*)>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g,
    )) {
      const written = number === undefined ? plain(text) : / s="/.test(marks) ? moment(Number(number)) : number;
      row[column.charCodeAt(0) - 65] = written;
    }
    return row;
  });
}
