import { createHash } from 'node:crypto';
import { type UserErrorCode, type UserErrorData, userError } from '../../../platform/errors.ts';
import type { ResultContentFields, RightFields } from '../content/content.types.ts';
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

/** A row as content of a result, with what is wrong in it by field of the import. */
export interface RowContent {
  /** The source's own id, or one made of title and first completer where the source has none. */
  sourceId: string;
  /** Of everything that is imported, so that an unchanged row is known. */
  digest: string;
  content: ResultContentFields;
  problems: UserErrorData[];
}

type Values = Partial<Record<ImportFieldKey, string>>;

/**
 * Turns a row's cells into content. It never throws: every problem is listed under the import's field, with the cell's
 * value cut to 100 characters.
 * @param defaults values of fields that no column gives, or whose cell is empty
 */
export function readRow(
  cells: readonly string[],
  mapping: readonly ColumnMapping[],
  defaults: Values = {},
): RowContent {
  const values = rowValues(cells, mapping, defaults);
  const problems: UserErrorData[] = [];
  const complain: Complain = (field, code, value, params = {}) => {
    problems.push(userError(code, { field, params: { ...params, value: value.slice(0, 100) } }));
  };
  if (!values.title) complain('title', 'REQUIRED', '');
  const completers = list(values.completers);
  const content: ResultContentFields = {
    ...texts(values),
    keywords: list(values.keywords),
    ...codes(values, complain),
    ...numbers(values, complain),
    price: price(values, complain),
    rights: rights(values, complain),
    completers: completers.map((name, index) => ({ name, representative: index === 0 })),
    ...(values.projectName
      ? {
          project: {
            name: values.projectName,
            funded: true,
            conversionDeadline: values.conversionDeadline ?? null,
          },
        }
      : {}),
  };
  const identity = values.sourceId ?? `#${hash([values.title ?? '', completers[0] ?? '']).slice(0, 32)}`;
  return { sourceId: identity.slice(0, 200), digest: hash(Object.entries(values).sort()), content, problems };
}

type Complain = (
  field: ImportFieldKey,
  code: UserErrorCode,
  value: string,
  params?: Record<string, string | number>,
) => void;

function rowValues(cells: readonly string[], mapping: readonly ColumnMapping[], defaults: Values): Values {
  const values: Values = { ...defaults };
  for (const { column, field } of mapping) {
    const value = (cells[column] ?? '').trim();
    if (value !== '') values[field] = value;
  }
  return values;
}

/** Several values of one cell. Commas separate only where no stronger separator does. */
export function list(cell: string | undefined): string[] {
  if (!cell) return [];
  const separator = /[;；、\n]/.test(cell) ? /[;；、\n]+/ : /[,，]+/;
  return [...new Set(cell.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
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

function texts(values: Values): ResultContentFields {
  return Object.fromEntries(
    TEXT_FIELDS.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  );
}

function codes(values: Values, complain: Complain): ResultContentFields {
  const one = <Code extends string>(field: ImportFieldKey, read: WordReader<Code>): Code | undefined => {
    const word = values[field];
    if (word === undefined) return undefined;
    const code = read(word);
    if (code === undefined) complain(field, 'INVALID', word, { reason: 'unknown-word' });
    return code;
  };
  const many = <Code extends string>(field: ImportFieldKey, read: WordReader<Code>): Code[] =>
    list(values[field]).flatMap((word) => {
      const code = read(word);
      if (code === undefined) complain(field, 'INVALID', word, { reason: 'unknown-word' });
      return code === undefined ? [] : [code];
    });
  const yes = one('payAfterUse', readYesNo);
  return withoutAbsent({
    sector: one('sector', readSector),
    strategicIndustry: one('strategicIndustry', readStrategicIndustry),
    stage: one('stage', readStage),
    provinceCode: one('province', readProvince),
    payAfterUse: yes === undefined ? undefined : yes === 'true',
    modes: [...new Set(many('modes', readMode))],
    purposes: [...new Set(many('purposes', readPurpose))],
  });
}

function numbers(values: Values, complain: Complain): ResultContentFields {
  if (values.trl === undefined) return {};
  const digits = /^(?:TRL)?\s*([1-9])(?:\s*级)?$/i.exec(values.trl.normalize('NFKC'));
  if (digits) return { trl: Number(digits[1]) };
  complain('trl', 'INVALID', values.trl, { reason: 'trl' });
  return {};
}

/** A price idea from figures in 10,000 yuan (万元); without any it is open to negotiation. */
function price(values: Values, complain: Complain): NonNullable<ResultContentFields['price']> {
  const min = amount('price', values.price, complain);
  const max = amount('priceMax', values.priceMax, complain);
  if (min === null) return { kind: 'NEGOTIABLE' };
  return max === null || max === min ? { kind: 'FIXED', min } : { kind: 'RANGE', min, max };
}

function amount(field: ImportFieldKey, text: string | undefined, complain: Complain): bigint | null {
  if (text === undefined || /^(面议|协商|面谈|议价|-)$/.test(text)) return null;
  const plain = text
    .normalize('NFKC')
    .replace(/,/g, '')
    .replace(/\s*万元?$/, '');
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(plain);
  // One 万元 is a million fen, so six decimals are whole fen.
  if (match) return BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`);
  complain(field, 'INVALID', text, { reason: 'amount' });
  return null;
}

/** Pairs kinds, numbers and dates by their place; one kind may stand for all numbers. */
function rights(values: Values, complain: Complain): RightFields[] {
  const kinds = list(values.rightKinds);
  const numbers = list(values.rightNumbers);
  const dates = list(values.rightDates);
  const count = Math.max(kinds.length, numbers.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const word = kinds[index] ?? (kinds.length === 1 ? kinds[0] : undefined);
    const number = numbers[index];
    const kind = word === undefined ? kindOfNumber(number) : readRightKind(word);
    if (kind === undefined) {
      if (word === undefined) complain('rightKinds', 'REQUIRED', number ?? '');
      else complain('rightKinds', 'INVALID', word, { reason: 'unknown-word' });
      return [];
    }
    return [
      { kind, number: number ?? null, obtainedOn: dates[index] ?? null, howKept: values.howKept ?? null },
    ];
  });
}

/** The kind that a patent number itself tells: the fifth digit of the new form, the third of the old one. */
function kindOfNumber(number: string | undefined): RightKind | undefined {
  const digits = (number ?? '').replace(/^(ZL|CN)\s*/i, '').replace(/\D/g, '');
  const mark = digits.length >= 12 ? digits[4] : digits.length >= 8 ? digits[2] : undefined;
  if (mark === '1' || mark === '8') return 'INVENTION_PATENT';
  if (mark === '2' || mark === '9') return 'UTILITY_MODEL_PATENT';
  return mark === '3' ? 'DESIGN_PATENT' : undefined;
}

function withoutAbsent(fields: ResultContentFields | Record<string, unknown>): ResultContentFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
