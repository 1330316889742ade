/** A unit as a multiple of a base unit: `kPa` is 1000/1 of `Pa`. */
interface Multiple {
  base: string;
  times: bigint;
  of: bigint;
}

/** Units of a family with their size in its base unit; those of other families are compared as they are written. */
const FAMILIES: Readonly<Record<string, readonly (readonly [string, bigint, bigint])[]>> = {
  nm: [
    ['nm', 1n, 1n],
    ['纳米', 1n, 1n],
    ['μm', 1_000n, 1n],
    ['um', 1_000n, 1n],
    ['微米', 1_000n, 1n],
    ['mm', 1_000_000n, 1n],
    ['毫米', 1_000_000n, 1n],
    ['cm', 10_000_000n, 1n],
    ['厘米', 10_000_000n, 1n],
    ['m', 1_000_000_000n, 1n],
    ['米', 1_000_000_000n, 1n],
    ['km', 1_000_000_000_000n, 1n],
    ['公里', 1_000_000_000_000n, 1n],
    ['千米', 1_000_000_000_000n, 1n],
  ],
  mg: [
    ['mg', 1n, 1n],
    ['毫克', 1n, 1n],
    ['g', 1_000n, 1n],
    ['克', 1_000n, 1n],
    ['kg', 1_000_000n, 1n],
    ['千克', 1_000_000n, 1n],
    ['公斤', 1_000_000n, 1n],
    ['t', 1_000_000_000n, 1n],
    ['吨', 1_000_000_000n, 1n],
  ],
  ms: [
    ['ms', 1n, 1n],
    ['毫秒', 1n, 1n],
    ['s', 1_000n, 1n],
    ['秒', 1_000n, 1n],
    ['min', 60_000n, 1n],
    ['分钟', 60_000n, 1n],
    ['h', 3_600_000n, 1n],
    ['小时', 3_600_000n, 1n],
    ['d', 86_400_000n, 1n],
    ['天', 86_400_000n, 1n],
  ],
  Pa: [
    ['Pa', 1n, 1n],
    ['帕', 1n, 1n],
    ['kPa', 1_000n, 1n],
    ['千帕', 1_000n, 1n],
    ['MPa', 1_000_000n, 1n],
    ['兆帕', 1_000_000n, 1n],
    ['GPa', 1_000_000_000n, 1n],
  ],
  W: [
    ['W', 1n, 1n],
    ['瓦', 1n, 1n],
    ['kW', 1_000n, 1n],
    ['千瓦', 1_000n, 1n],
    ['MW', 1_000_000n, 1n],
    ['兆瓦', 1_000_000n, 1n],
  ],
  '‰': [
    ['‰', 1n, 1n],
    ['%', 10n, 1n],
  ],
  '℃': [
    ['℃', 1n, 1n],
    ['°C', 1n, 1n],
    ['摄氏度', 1n, 1n],
    ['度', 1n, 1n],
  ],
};

const KNOWN: ReadonlyMap<string, Multiple> = new Map(
  Object.entries(FAMILIES).flatMap(([base, units]) =>
    units.map(([unit, times, of]): [string, Multiple] => [writtenUnit(unit), { base, times, of }]),
  ),
);

/** A unit in one way of writing: NFKC, without spaces and raising signs. Case counts: mPa is not MPa. */
export function writtenUnit(unit: string): string {
  return unit
    .normalize('NFKC')
    .replace(/[\s^]/gu, '')
    .replaceAll('µ', 'μ')
    .replace(/[·⋅•*]/gu, '·');
}

/** A value in millionths of one unit in millionths of another; null where they measure different things. */
export function convert(micros: bigint, from: string, to: string): bigint | null {
  const [source, target] = [writtenUnit(from), writtenUnit(to)];
  if (source === target) return micros;
  const [known, wanted] = [KNOWN.get(source), KNOWN.get(target)];
  if (!known || !wanted || known.base !== wanted.base) return null;
  const above = micros * known.times * wanted.of;
  const below = known.of * wanted.times;
  // Half a millionth up, so that 1 % is 0.01 and not a millionth less.
  return (2n * above + below) / (2n * below);
}

/** Every way of writing that is known, the longest first, for reading them in texts. */
export const KNOWN_UNITS: readonly string[] = [...KNOWN.keys()].sort((a, b) => b.length - a.length);
