/** Size class of an enterprise: 中小企业划型标准规定, 工信部联企业〔2011〕300号. All comparisons are exact. */
import { formatYuan } from '../money.ts';
import { isIndustryCode } from './industries.ts';
import type { Label } from './label.ts';

export type SizeFigure = 'EMPLOYEES' | 'REVENUE' | 'ASSETS';
export type SizeClass = 'LARGE' | 'MEDIUM' | 'SMALL' | 'MICRO';

/** Floors of one column: employees as heads, revenue and assets in fen. */
type Floors = Readonly<Partial<Record<SizeFigure, bigint>>>;

/** `large` holds the ceilings of the standard: an enterprise that reaches all of them is no SME. */
interface Row extends Label {
  large: Floors;
  medium: Floors;
  small: Floors;
}

const FEN_OF_TEN_THOUSAND_YUAN = 1_000_000n;

/** Columns as the standard prints them: x heads, y revenue and z assets in 10,000 yuan. */
function floors({ x, y, z }: { x?: number; y?: number; z?: number }): Floors {
  return {
    ...(x === undefined ? {} : { EMPLOYEES: BigInt(x) }),
    ...(y === undefined ? {} : { REVENUE: BigInt(y) * FEN_OF_TEN_THOUSAND_YUAN }),
    ...(z === undefined ? {} : { ASSETS: BigInt(z) * FEN_OF_TEN_THOUSAND_YUAN }),
  };
}

type Column = Parameters<typeof floors>[0];
const row = (zh: string, en: string, large: Column, medium: Column, small: Column): Row => ({
  zh,
  en,
  large: floors(large),
  medium: floors(medium),
  small: floors(small),
});

export const SIZE_ROWS = {
  AGRICULTURE: row(
    '农、林、牧、渔业',
    'Agriculture, forestry, animal husbandry, fishery',
    { y: 20000 },
    { y: 500 },
    { y: 50 },
  ),
  INDUSTRY: row('工业', 'Industry', { x: 1000, y: 40000 }, { x: 300, y: 2000 }, { x: 20, y: 300 }),
  CONSTRUCTION: row(
    '建筑业',
    'Construction',
    { y: 80000, z: 80000 },
    { y: 6000, z: 5000 },
    { y: 300, z: 300 },
  ),
  WHOLESALE: row('批发业', 'Wholesale', { x: 200, y: 40000 }, { x: 20, y: 5000 }, { x: 5, y: 1000 }),
  RETAIL: row('零售业', 'Retail', { x: 300, y: 20000 }, { x: 50, y: 500 }, { x: 10, y: 100 }),
  TRANSPORT: row('交通运输业', 'Transport', { x: 1000, y: 30000 }, { x: 300, y: 3000 }, { x: 20, y: 200 }),
  STORAGE: row('仓储业', 'Storage', { x: 200, y: 30000 }, { x: 100, y: 1000 }, { x: 20, y: 100 }),
  POST: row('邮政业', 'Post', { x: 1000, y: 30000 }, { x: 300, y: 2000 }, { x: 20, y: 100 }),
  ACCOMMODATION: row('住宿业', 'Accommodation', { x: 300, y: 10000 }, { x: 100, y: 2000 }, { x: 10, y: 100 }),
  CATERING: row('餐饮业', 'Catering', { x: 300, y: 10000 }, { x: 100, y: 2000 }, { x: 10, y: 100 }),
  INFORMATION_TRANSMISSION: row(
    '信息传输业',
    'Information transmission',
    { x: 2000, y: 100000 },
    { x: 100, y: 1000 },
    { x: 10, y: 100 },
  ),
  SOFTWARE: row(
    '软件和信息技术服务业',
    'Software and information services',
    { x: 300, y: 10000 },
    { x: 100, y: 1000 },
    { x: 10, y: 50 },
  ),
  REAL_ESTATE_DEVELOPMENT: row(
    '房地产开发经营',
    'Real-estate development',
    { y: 200000, z: 10000 },
    { y: 1000, z: 5000 },
    { y: 100, z: 2000 },
  ),
  PROPERTY_MANAGEMENT: row(
    '物业管理',
    'Property management',
    { x: 1000, y: 5000 },
    { x: 300, y: 1000 },
    { x: 100, y: 500 },
  ),
  LEASING_BUSINESS: row(
    '租赁和商务服务业',
    'Leasing and business services',
    { x: 300, z: 120000 },
    { x: 100, z: 8000 },
    { x: 10, z: 100 },
  ),
  OTHERS: row('其他未列明行业', 'Others', { x: 300 }, { x: 100 }, { x: 10 }),
} as const satisfies Readonly<Record<string, Row>>;

export type SizeRowCode = keyof typeof SIZE_ROWS;

/** Sections with one row for all their divisions; the split sections F, G, H, I, K, Q follow below. */
const ROW_OF_SECTION: Readonly<Record<string, SizeRowCode>> = {
  A: 'AGRICULTURE',
  B: 'INDUSTRY',
  C: 'INDUSTRY',
  D: 'INDUSTRY',
  E: 'CONSTRUCTION',
  L: 'LEASING_BUSINESS',
};
const ROW_OF_CODE: Readonly<Record<string, SizeRowCode>> = {
  F51: 'WHOLESALE',
  F52: 'RETAIL',
  G59: 'STORAGE',
  G60: 'POST',
  H61: 'ACCOMMODATION',
  H62: 'CATERING',
  I63: 'INFORMATION_TRANSMISSION',
  I64: 'INFORMATION_TRANSMISSION',
  I65: 'SOFTWARE',
  K701: 'REAL_ESTATE_DEVELOPMENT',
  K702: 'PROPERTY_MANAGEMENT',
};
/** Finance, education and health: the standard has no row for them. Social work (Q85) falls under the others. */
const WITHOUT_ROW = /^(J\d\d|P83|Q84)$/;

export type SizeReason =
  | 'REACHES_ALL_CEILINGS'
  | 'REACHES_ALL_MEDIUM_FLOORS'
  | 'REACHES_ALL_SMALL_FLOORS'
  | 'MISSES_A_SMALL_FLOOR'
  | 'UNKNOWN_INDUSTRY'
  | 'INDUSTRY_WITHOUT_ROW'
  | 'INDUSTRY_TOO_COARSE'
  | 'FIGURE_MISSING'
  | 'FIGURE_NEGATIVE';

export type SizeRowReading =
  | { row: SizeRowCode }
  | { row: null; reason: 'UNKNOWN_INDUSTRY' | 'INDUSTRY_WITHOUT_ROW' | 'INDUSTRY_TOO_COARSE' };

/** Row of the standard for a GB/T 4754 code; real estate needs the group (`K701`), the division alone is too coarse. */
export function sizeRowOf(industryCode: string): SizeRowReading {
  if (!isIndustryCode(industryCode)) return { row: null, reason: 'UNKNOWN_INDUSTRY' };
  if (WITHOUT_ROW.test(industryCode)) return { row: null, reason: 'INDUSTRY_WITHOUT_ROW' };
  if (industryCode === 'K70') return { row: null, reason: 'INDUSTRY_TOO_COARSE' };
  const section = industryCode.charAt(0);
  const rowCode =
    ROW_OF_CODE[industryCode] ?? ROW_OF_SECTION[section] ?? (section === 'G' ? 'TRANSPORT' : 'OTHERS');
  return { row: rowCode };
}

export interface EnterpriseFigures {
  /** GB/T 4754 division, or group within real estate. */
  industryCode: string;
  employees: number | null;
  /** Yearly revenue in fen. */
  revenue: bigint | null;
  /** Total assets in fen. */
  assets: bigint | null;
}

/** One figure beside the floors that it was compared with (heads, or fen). */
export interface SizeComparison {
  figure: SizeFigure;
  value: bigint | null;
  large: bigint | null;
  medium: bigint | null;
  small: bigint | null;
}

export interface SizeVerdict {
  sizeClass: SizeClass | 'NOT_CLASSIFIABLE';
  row: SizeRowCode | null;
  reason: SizeReason;
  /** Every figure that the row asks for, also those that are missing. */
  figures: readonly SizeComparison[];
}

/** The size class of an enterprise by its industry and figures, with everything that was compared. */
export function sizeVerdict(enterprise: EnterpriseFigures): SizeVerdict {
  const reading = sizeRowOf(enterprise.industryCode);
  if (reading.row === null) {
    return { sizeClass: 'NOT_CLASSIFIABLE', row: null, reason: reading.reason, figures: [] };
  }
  const figures = comparisons(SIZE_ROWS[reading.row], enterprise);
  const judged = judge(figures);
  return { ...judged, row: reading.row, figures };
}

function judge(figures: readonly SizeComparison[]): Pick<SizeVerdict, 'sizeClass' | 'reason'> {
  if (figures.some(({ value }) => value === null))
    return { sizeClass: 'NOT_CLASSIFIABLE', reason: 'FIGURE_MISSING' };
  if (figures.some(({ value }) => (value ?? 0n) < 0n))
    return { sizeClass: 'NOT_CLASSIFIABLE', reason: 'FIGURE_NEGATIVE' };
  const reachesAll = (column: 'large' | 'medium' | 'small') =>
    figures.every(({ value, [column]: floor }) => floor === null || (value ?? 0n) >= floor);
  if (reachesAll('large')) return { sizeClass: 'LARGE', reason: 'REACHES_ALL_CEILINGS' };
  if (reachesAll('medium')) return { sizeClass: 'MEDIUM', reason: 'REACHES_ALL_MEDIUM_FLOORS' };
  if (reachesAll('small')) return { sizeClass: 'SMALL', reason: 'REACHES_ALL_SMALL_FLOORS' };
  return { sizeClass: 'MICRO', reason: 'MISSES_A_SMALL_FLOOR' };
}

function comparisons(sizeRow: Row, enterprise: EnterpriseFigures): SizeComparison[] {
  const values: Record<SizeFigure, bigint | null> = {
    EMPLOYEES: wholeHeads(enterprise.employees),
    REVENUE: enterprise.revenue,
    ASSETS: enterprise.assets,
  };
  return (['EMPLOYEES', 'REVENUE', 'ASSETS'] as const)
    .filter((figure) => figure in sizeRow.large || figure in sizeRow.medium || figure in sizeRow.small)
    .map((figure) => ({
      figure,
      value: values[figure],
      large: sizeRow.large[figure] ?? null,
      medium: sizeRow.medium[figure] ?? null,
      small: sizeRow.small[figure] ?? null,
    }));
}

function wholeHeads(employees: number | null): bigint | null {
  return employees === null ? null : BigInt(Math.trunc(employees));
}

/**
 * The verdict's figures as names and plain values for an answer: `employees` 120, `employeesMedium` 300,
 * `revenue` `"36000000.00"` (yuan) and so on; a missing figure is an empty text.
 */
export function quoteSizeFigures(verdict: SizeVerdict): { name: string; value: string }[] {
  return verdict.figures.flatMap(({ figure, ...columns }) => {
    const write = (amount: bigint | null) =>
      amount === null ? '' : figure === 'EMPLOYEES' ? amount.toString() : formatYuan(amount);
    const name = figure.toLowerCase();
    return [
      { name, value: write(columns.value) },
      { name: `${name}Large`, value: write(columns.large) },
      { name: `${name}Medium`, value: write(columns.medium) },
      { name: `${name}Small`, value: write(columns.small) },
    ];
  });
}
