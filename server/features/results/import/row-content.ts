import { createHash } from 'node:crypto';
import { type UserErrorCode, type UserErrorData, userError } from '../../../platform/errors.ts';
import { isDay } from '../../../platform/graphql/scalars.ts';
import type { CompleterFields, ResultContentFields, RightFields } from '../content/content.types.ts';
import type { RightKind } from '../result.enums.ts';
import type { ColumnMapping, ImportFieldKey } from './import-fields.ts';
import {
  readMode,
  readProvince,
  readPurpose,
  readRightKind,
  readSector,
  readStage,
  readStrategicIndustry,
  readYesNo,
  type WordReader,
} from './import-labels.ts';
import { cutText, type TableRow } from './readers/table.ts';

/** A row as content of a result, with what is wrong in it by field of the import. */
export interface RowContent {
  /** The source's own id, or one made of title and first completer where the source has none. */
  sourceId: string;
  /** Of everything that is imported, so that an unchanged row is known. */
  digest: string;
  /** What the row says; an empty cell clears its field, and fields that no column gives are absent. */
  content: ResultContentFields;
  /** Cells that say something, by field of the import. */
  values: ImportValues;
  problems: UserErrorData[];
}

export type ImportValues = Partial<Record<ImportFieldKey, string>>;

/** The row's values, and which fields it speaks of at all. */
interface Row {
  values: ImportValues;
  isSaid: (field: ImportFieldKey) => boolean;
  complain: (
    field: ImportFieldKey,
    code: UserErrorCode,
    value: string,
    params?: Record<string, string | number>,
  ) => void;
}

const MAX_SOURCE_ID = 200;

/**
 * Turns a row's cells into content. It never throws: every problem is listed under the import's field, with the cell's
 * value cut to 100 characters.
 * @param defaults values of fields that no column gives, or whose cell is empty
 */
export function readRow(
  { line, cells, surplus }: TableRow,
  mapping: readonly ColumnMapping[],
  defaults: ImportValues = {},
): RowContent {
  const values = rowValues(cells, mapping, defaults);
  const said = new Set([...mapping.map(({ field }) => field), ...Object.keys(defaults)]);
  const problems: UserErrorData[] = [];
  const row: Row = {
    values,
    isSaid: (field) => said.has(field),
    complain: (field, code, value, params = {}) => {
      problems.push(userError(code, { field, params: { ...params, value: cutText(value, 100) } }));
    },
  };
  if (surplus) problems.push(userError('INVALID', { params: { reason: 'surplus-cells', cells: surplus } }));
  if (!values.title) row.complain('title', 'REQUIRED', '');
  const { sourceId = '' } = values;
  if (sourceId.length > MAX_SOURCE_ID) row.complain('sourceId', 'TOO_LONG', sourceId, { max: MAX_SOURCE_ID });
  const content = withoutAbsent({
    ...texts(row),
    ...codes(row),
    trl: row.isSaid('trl') ? readTrl(row) : undefined,
    keywords: row.isSaid('keywords') ? list(values.keywords) : undefined,
    price: row.isSaid('price') || row.isSaid('priceMax') ? price(row) : undefined,
    rights: row.isSaid('rightKinds') || row.isSaid('rightNumbers') ? rights(row) : undefined,
    completers: row.isSaid('completers') ? completers(row) : undefined,
    project: row.isSaid('projectName') || row.isSaid('conversionDeadline') ? project(row) : undefined,
  });
  const digest = hash(Object.entries(values).sort());
  return { sourceId: identity(values, line), digest, content, values, problems };
}

function identity({ sourceId, title, completers: names }: ImportValues, line: number): string {
  if (sourceId) return cutText(sourceId, MAX_SOURCE_ID);
  return `#${hash(title ? [title, places(names)[0] ?? ''] : line).slice(0, 32)}`;
}

function rowValues(
  cells: readonly string[],
  mapping: readonly ColumnMapping[],
  defaults: ImportValues,
): ImportValues {
  const values: ImportValues = { ...defaults };
  for (const { column, field } of mapping) {
    const value = (cells[column] ?? '').trim();
    if (value !== '') values[field] = value;
  }
  return values;
}

/** Several values of one cell, each once. Commas separate only where no stronger separator does. */
export function list(cell: string | undefined): string[] {
  return [...new Set(places(cell))].filter((part) => part !== '');
}

/** The same with repetitions and with places that are left empty, for cells that belong together place by place. */
export function places(cell: string | undefined): string[] {
  if (!cell) return [];
  const separator = /[;；、\n]/.test(cell) ? /[;；、][^\S\n]*\n?|\n/ : /[,，]/;
  const parts = cell.split(separator).map((part) => part.trim());
  while (parts.at(-1) === '') parts.pop();
  return parts;
}

const TEXT_FIELDS = [
  'title',
  'titleEn',
  'summary',
  'ipc',
  'industryDivision',
  'cityCode',
  'advantagesTechnical',
  'advantagesEconomic',
  'seeking',
  'researchState',
  'marketProspects',
] as const satisfies readonly (ImportFieldKey & keyof ResultContentFields)[];

function texts({ values, isSaid }: Row): ResultContentFields {
  return Object.fromEntries(
    TEXT_FIELDS.filter(isSaid).map((field) => [field, values[field] ?? null]),
  ) satisfies ResultContentFields;
}

function codes({ values, isSaid, complain }: Row): Absentable<ResultContentFields> {
  const code = <Code extends string>(field: ImportFieldKey, word: string, read: WordReader<Code>): Code[] => {
    const found = read(word);
    if (found === undefined) complain(field, 'INVALID', word, { reason: 'unknown-word' });
    return found === undefined ? [] : [found];
  };
  const one = <Code extends string>(field: ImportFieldKey, read: WordReader<Code>) => {
    const word = values[field];
    return isSaid(field) ? ((word === undefined ? [] : code(field, word, read))[0] ?? null) : undefined;
  };
  const many = <Code extends string>(field: ImportFieldKey, read: WordReader<Code>) =>
    isSaid(field) ? [...new Set(list(values[field]).flatMap((word) => code(field, word, read)))] : undefined;
  const yes = one('payAfterUse', readYesNo);
  return {
    sector: one('sector', readSector),
    strategicIndustry: one('strategicIndustry', readStrategicIndustry),
    stage: one('stage', readStage),
    provinceCode: one('province', readProvince),
    payAfterUse: yes === undefined ? undefined : yes === 'true',
    modes: many('modes', readMode),
    purposes: many('purposes', readPurpose),
  };
}

function readTrl({ values: { trl }, complain }: Row): number | null {
  if (trl === undefined) return null;
  const digits = /^(?:TRL)?\s*([1-9])(?:\s*级)?$/i.exec(trl.normalize('NFKC'));
  if (digits) return Number(digits[1]);
  complain('trl', 'INVALID', trl, { reason: 'trl' });
  return null;
}

/** A price idea from figures in 10,000 yuan (万元), also as a range in one cell; without any it is open to negotiation. */
function price({ values, complain }: Row): NonNullable<ResultContentFields['price']> {
  const range = values.priceMax === undefined ? RANGE.exec(values.price ?? '') : null;
  const min = amount('price', range?.[1] ?? values.price, complain);
  const max = range ? amount('price', range[2], complain) : amount('priceMax', values.priceMax, complain);
  if (min === null && max === null) return { kind: 'NEGOTIABLE' };
  return max === null || max === min ? { kind: 'FIXED', min } : { kind: 'RANGE', min, max };
}

const RANGE = /^([^-~～－—–至到]+)(?:[-~～－—–]+|至|到)([^-~～－—–至到]+)$/;

function amount(field: ImportFieldKey, text: string | undefined, complain: Row['complain']): bigint | null {
  if (text === undefined || /^(面议|协商|面谈|议价|-)$/.test(text)) return null;
  const plain = text
    .normalize('NFKC')
    .replace(/,/g, '')
    .trim()
    .replace(/\s*万元?$/, '');
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(plain);
  // One 万元 is a million fen, so six decimals are whole fen.
  if (match) return BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`);
  complain(field, 'INVALID', text, { reason: 'amount' });
  return null;
}

/** The first in the list speaks for the team. */
function completers({ values }: Row): CompleterFields[] {
  return places(values.completers)
    .filter((name) => name !== '')
    .map((name, index) => ({ name, representative: index === 0 }));
}

/** Projects that a unit reports are publicly funded. */
function project({ values, complain }: Row): ResultContentFields['project'] {
  const { projectName, conversionDeadline } = values;
  const day = readDay('conversionDeadline', conversionDeadline, complain);
  if (projectName) return { name: projectName, funded: true, conversionDeadline: day };
  if (conversionDeadline) complain('projectName', 'REQUIRED', '');
  return null;
}

/** A day as people write it: 2024-05-10, 2024/5/10, 2024年5月10日 or 20240510, also with a time of day behind it. */
function readDay(field: ImportFieldKey, text: string | undefined, complain: Row['complain']): string | null {
  if (!text) return null;
  const plain = text.normalize('NFKC').trim();
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T ].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const day = match && [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
  if (day && isDay(day)) return day;
  complain(field, 'INVALID', text, { reason: 'day' });
  return null;
}

/** Pairs kinds, numbers and dates by their place; one kind may stand for all numbers. */
function rights({ values, complain }: Row): RightFields[] {
  const kinds = places(values.rightKinds);
  const numbers = places(values.rightNumbers);
  const dates = places(values.rightDates);
  const count = Math.max(kinds.length, numbers.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const word = kinds.length === 1 ? kinds[0] : kinds[index];
    const number = numbers[index] || null;
    const obtainedOn = readDay('rightDates', dates[index], complain);
    const kind = word ? readRightKind(word) : kindOfNumber(number);
    if (kind) return [{ kind, number, obtainedOn, howKept: values.howKept ?? null }];
    if (word) complain('rightKinds', 'INVALID', word, { reason: 'unknown-word' });
    else complain('rightKinds', 'REQUIRED', number ?? '');
    return [];
  });
}

/** The kind that a patent number itself tells: the fifth digit of the new form, the third of the old one. */
function kindOfNumber(number: string | null): RightKind | undefined {
  const digits = (number ?? '').replace(/^(ZL|CN)\s*/i, '').replace(/\D/g, '');
  const mark = digits.length >= 12 ? digits[4] : digits.length >= 8 ? digits[2] : undefined;
  if (mark === '1' || mark === '8') return 'INVENTION_PATENT';
  if (mark === '2' || mark === '9') return 'UTILITY_MODEL_PATENT';
  return mark === '3' ? 'DESIGN_PATENT' : undefined;
}

type Absentable<T> = { [Key in keyof T]: T[Key] | undefined };

function withoutAbsent(fields: Absentable<ResultContentFields>): ResultContentFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
