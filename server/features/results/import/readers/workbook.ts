import { posix } from 'node:path';
import { tableRefusal } from './table.ts';
import { readXmlWhole } from './xml.ts';
import type { Archive } from './zip-archive.ts';

/** Where the first sheet of a workbook is, and what is needed to read its cells. */
export interface Workbook {
  sheet: string;
  sharedStrings: string | null;
  /** For each cell style, by its number, whether it shows numbers as days. */
  dateStyles: boolean[];
  /** Whether days are counted from 1904. */
  from1904: boolean;
}

/** Reads what a workbook says of itself; its first sheet that is not hidden is the one meant. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main = (await targets(archive, '_rels/.rels', '')).find(({ kind }) => kind === 'officeDocument');
  if (!main) throw tableRefusal('broken-workbook');
  const sheets: { relation: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readXmlWhole(archive.part(main.path), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key))?.[1] ?? '';
      sheets.push({ relation, hidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  });
  const folder = posix.dirname(main.path);
  const parts = await targets(
    archive,
    posix.join(folder, '_rels', `${posix.basename(main.path)}.rels`),
    folder,
  );
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  const sheet = parts.find(({ id }) => id === first?.relation)?.path;
  if (!sheet) throw tableRefusal('broken-workbook');
  const styles = parts.find(({ kind }) => kind === 'styles')?.path;
  const sharedStrings = parts.find(({ kind }) => kind === 'sharedStrings')?.path;
  return {
    sheet,
    sharedStrings: sharedStrings && archive.has(sharedStrings) ? sharedStrings : null,
    dateStyles: styles && archive.has(styles) ? await readDateStyles(archive.part(styles)) : [],
    from1904,
  };
}

interface Target {
  id: string;
  /** Last word of the relation's type. */
  kind: string;
  path: string;
}

async function targets(archive: Archive, path: string, folder: string): Promise<Target[]> {
  const found: Target[] = [];
  await readXmlWhole(archive.part(path), {
    open(name, { Id = '', Type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      const kind = Type.slice(Type.lastIndexOf('/') + 1);
      found.push({
        id: Id,
        kind,
        path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return found;
}

/** Numbers of the formats for days that every workbook knows (ECMA-376, part 1, 18.8.30), also the East Asian ones. */
const isDateFormat = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

async function readDateStyles(bytes: AsyncIterable<Uint8Array>): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await readXmlWhole(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), showsDay(attributes.formatCode ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(own.get(id) ?? isDateFormat(id));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** Whether a format shows a day: it has a year or a day outside quoted texts, colours and escapes. */
function showsDay(format: string): boolean {
  const code = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, '');
  return !/^general$/i.test(code.trim()) && /[yd]/i.test(code);
}
