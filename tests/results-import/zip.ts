import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  content: string | Buffer;
  /** What the archive says its unpacked size is, where that is a lie. */
  announced?: number;
}

/** A zip archive of these parts, in this order. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, announced } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(announced ?? bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = [Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed];
    const listed = Buffer.alloc(14);
    listed.writeUInt32LE(at, 10);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, listed, Buffer.from(name));
    local.push(...entry);
    at += entry.reduce((sum, { length }) => sum + length, 0);
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, list, Buffer.from('PK\u0005\u0006'), end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Sheet {
  rows: string;
  state?: string;
}

/** The parts of a workbook written by hand; the last sheet stands first in the archive, as some programs write it. */
export function workbookParts(
  sheets: readonly Sheet[],
  {
    styles = '',
    strings = '',
    date1904 = false,
  }: { styles?: string; strings?: string; date1904?: boolean } = {},
): ZipPart[] {
  const list = sheets.map(
    ({ state }, index) =>
      `<sheet name="s${index}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="r${index}"/>`,
  );
  const targets = [
    ...sheets.map(
      (_, index) =>
        `<Relationship Id="r${index}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index}.xml"/>`,
    ),
    `<Relationship Id="st" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/>`,
    `<Relationship Id="ss" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`,
  ];
  return [
    ...sheets
      .map(({ rows }, index) => ({
        name: `xl/worksheets/sheet${index}.xml`,
        content: `<?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="m"><x:sheetData>${rows.replace(/<(\/?)(?=[a-z])/g, '<$1x:')}</x:sheetData></x:worksheet>`,
      }))
      .reverse(),
    { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATIONS}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${targets.join('')}</Relationships>` },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
  ];
}
