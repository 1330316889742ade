import { formatYuan } from '../../../../platform/money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = [
  [100_000_000n, '亿'],
  [10_000n, '万'],
  [1000n, '仟'],
  [100n, '佰'],
  [10n, '拾'],
] as const;

/** Largest sum that capital figures are written for, in fen: just below 10^16 yuan, where 亿 would repeat. */
export const LARGEST_IN_CAPITALS = 10n ** 18n - 1n;

/**
 * Writes fen in the capital figures that banks and contracts ask for (人民币大写), without the word 人民币:
 * `25500000n` → `贰拾伍万伍仟元整`. An amount that ends with yuan or jiao takes 整, one with fen does not.
 * @throws RangeError below zero and above `LARGEST_IN_CAPITALS`
 */
export function capitalFigures(fen: bigint): string {
  if (fen < 0n || fen > LARGEST_IN_CAPITALS) throw new RangeError('capitalFigures: zero to 10^16 yuan');
  const yuan = fen / 100n;
  const jiao = Number((fen / 10n) % 10n);
  const cents = Number(fen % 10n);
  if (fen === 0n) return '零元整';
  const whole = yuan === 0n ? '' : `${wholeInCapitals(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${whole}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole === '' ? '' : '零';
  return `${whole}${tenths}${cents > 0 ? `${DIGITS[cents]}分` : '整'}`;
}

/** A whole number from 1: each unit is written with how often it fits, and 零 stands for the places left out. */
function wholeInCapitals(whole: bigint): string {
  const found = UNITS.find(([unit]) => whole >= unit);
  if (!found) return DIGITS[Number(whole)] ?? '';
  const [unit, name] = found;
  const rest = whole % unit;
  const gap = rest < unit / 10n ? '零' : '';
  return `${wholeInCapitals(whole / unit)}${name}${rest === 0n ? '' : `${gap}${wholeInCapitals(rest)}`}`;
}

/** Fen as yuan with separators: `25500000n` → `255,000.00`. */
export function groupedYuan(fen: bigint): string {
  return formatYuan(fen).replace(/\B(?=(?:\d{3})+\.)/g, ',');
}

/** A sum as a contract writes it, in figures and in capital figures. */
export function sumInWords(fen: bigint): string {
  return `人民币${groupedYuan(fen)}元（大写：${capitalFigures(fen)}）`;
}

/** Basis points as a percentage without needless zeros: `250` → `2.5%`. */
export function percent(basisPoints: number): string {
  return `${(basisPoints / 100).toFixed(2).replace(/\.?0+$/, '')}%`;
}

/** A day `2026-11-22` → `2026年11月22日`. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const SMALL = '零一二三四五六七八九';

/** A number from 1 to 99 as articles are counted: `12` → `十二`. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const first = tens === 0 ? '' : `${tens === 1 ? '' : SMALL[tens]}十`;
  return `${first}${ones === 0 && tens > 0 ? '' : SMALL[ones]}`;
}
