import { convert, KNOWN_UNITS, writtenUnit } from './units.ts';

/** A figure of a text that stands beside a name, in the unit that was asked for. */
export interface Figure {
  /** In millionths. */
  micros: bigint;
  /** What the text says it is: the figure itself, or that more, or less, is reached. */
  bound: 'EXACT' | 'AT_LEAST' | 'AT_MOST';
}

/** The figures that stand at one mention of a name, with the passage, as it is written. */
export interface Mention {
  figures: Figure[];
  passage: string;
}

/** How far behind a name its figures may stand, and how close before it, in characters. */
const BEHIND = 28;
const BEFORE = 14;
/** Where what is said of a name ends. */
const END = /[。;\n!?]|(?<!\d),|,(?!\d{3}(?!\d))/u;
const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const RANGE = String.raw`(?:\s*(?:~|～|—|–|-|至|到)\s*${NUMBER})?`;
const BOUND = String.raw`(≥|>=|>|≤|<=|<|不低于|不少于|不小于|大于|高于|超过|达到?|不高于|不超过|不大于|小于|低于)?\s*(?:等于)?`;
const MOST_MENTIONS = 20;

/**
 * What a text says about a name in a unit, mention by mention: the numbers that stand shortly behind it, or right before
 * it, in that unit or one that can be turned into it. Ranges give both ends.
 * @param unit as people write it; without one (a count) the number must stand without a unit, too
 */
export function mentionsOf(text: string, name: string, unit: string): Mention[] {
  const written = text.normalize('NFKC');
  const wanted = name.normalize('NFKC').trim().toLowerCase();
  if (wanted.length < 2) return [];
  const lower = written.toLowerCase();
  // Some letters change their length with their case; what is found would not be where it is shown then.
  if (lower.length !== written.length) return [];
  const mentions: Mention[] = [];
  let at = lower.indexOf(wanted);
  for (let seen = 0; at >= 0 && seen < MOST_MENTIONS; seen += 1) {
    const end = at + wanted.length;
    const mention = behind(written, at, end, unit) ?? before(written, at, end, unit);
    if (mention) mentions.push(mention);
    at = lower.indexOf(wanted, end);
  }
  return mentions;
}

function behind(text: string, at: number, end: number, unit: string): Mention | null {
  const rest = text.slice(end, end + BEHIND + 16);
  const cut = rest.search(END);
  const said = cut < 0 ? rest : rest.slice(0, cut);
  const found = figuresIn(said, unit).filter(({ start }) => start <= BEHIND);
  if (found.length === 0) return null;
  const last = Math.max(...found.map((each) => each.end));
  return { figures: found.flatMap(({ figures }) => figures), passage: text.slice(at, end + last).trim() };
}

/** `340 F/g的比电容`: the figure right before the name, with a particle between them at most. */
function before(text: string, at: number, end: number, unit: string): Mention | null {
  const from = Math.max(0, at - BEFORE);
  const said = text.slice(from, at);
  const found = figuresIn(said, unit).at(-1);
  if (!found || !/^\s*的?\s*$/u.test(said.slice(found.end))) return null;
  return { figures: found.figures, passage: text.slice(from + found.start, end).trim() };
}

interface Found {
  figures: Figure[];
  start: number;
  end: number;
}

function figuresIn(said: string, unit: string): Found[] {
  const units = unit === '' ? '' : String.raw`\s*(${unitPattern(unit)})`;
  const pattern = new RegExp(`${BOUND}\\s*${NUMBER}${RANGE}${units}`, 'gu');
  const found: Found[] = [];
  for (const match of said.matchAll(pattern)) {
    const [whole, sign, first, second, as = ''] = match;
    if (first === undefined) continue;
    const start = match.index;
    const end = start + whole.length;
    if (unit === '' && /^\s*[\p{L}%‰℃°/]/u.test(said.slice(end))) continue;
    if (unit !== '' && /^[A-Za-z/·]/u.test(said.slice(end))) continue;
    const figures = [first, second]
      .filter((each) => each !== undefined)
      .map((each) => convert(microsOf(each), as, unit))
      .filter((micros) => micros !== null)
      .map((micros): Figure => ({ micros, bound: second === undefined ? boundOf(sign) : 'EXACT' }));
    if (figures.length > 0) found.push({ figures, start, end });
  }
  return found;
}

/** The unit as it was given, or one that measures the same. */
function unitPattern(unit: string): string {
  const own = writtenUnit(unit);
  const same = KNOWN_UNITS.filter((each) => convert(1_000_000n, each, own) !== null);
  return [...new Set([own, unit.normalize('NFKC').trim(), ...same])]
    .sort((a, b) => b.length - a.length)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`))
    .join('|');
}

/** A number as it is written, in millionths; further places are cut off. */
function microsOf(number: string): bigint {
  const [whole = '0', fraction = ''] = number.replaceAll(',', '').split('.');
  return BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}

function boundOf(sign: string | undefined): Figure['bound'] {
  if (sign === undefined || sign.startsWith('达')) return 'EXACT';
  return /^(?:≥|>|不低|不少|不小|大于|高于|超过)/u.test(sign) ? 'AT_LEAST' : 'AT_MOST';
}
