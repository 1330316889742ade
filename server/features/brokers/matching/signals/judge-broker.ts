import type { MatchVerdict } from '../../../demands/matching/match.enums.ts';
import type { BrokerLevel } from '../../broker.enums.ts';
import type { BrokerFitCode } from '../matching.enums.ts';
import { BROKER_WEIGHTS, UNKNOWN_PART, WHOLE } from './weights.ts';

/** What a broker is looked for, as far as brokers can be compared with it. */
export interface BrokerTask {
  /** Code of the provincial sector; empty for none. */
  sector: string;
  provinceCode: string;
  cityCode: string | null;
}

/** What is known of a broker; counts are of what the system itself has seen. */
export interface KnownBroker {
  level: BrokerLevel;
  sectors: readonly string[];
  /** Provinces and cities by GB/T 2260. */
  regions: readonly string[];
  /** Engagements that run, and how many the broker takes at once. */
  running: number;
  capacity: number;
  /** Deals in effect or completed to which an engagement of the broker was admitted, by sector. */
  brokered: ReadonlyMap<string, number>;
  /** Of the deals that the broker was admitted to: in effect or completed, and ended without a contract. */
  won: number;
  lost: number;
  /** Invitations whose time is over or that were answered, the answered ones, and the median hours to an answer. */
  invited: number;
  answered: number;
  medianHours: number | null;
}

/** One line of the explanation: what was asked for, what was found, and what it counts. */
export interface BrokerFit {
  code: BrokerFitCode;
  verdict: MatchVerdict;
  /** What it adds to the score, and the most it could add, in basis points of the best score. */
  points: number;
  most: number;
  wanted: string[];
  found: string[];
}

/** A verdict with the part of the criterion that is fulfilled, in basis points. */
type Judged = [verdict: MatchVerdict, part: number];

const UNKNOWN: Judged = ['UNKNOWN', UNKNOWN_PART];
const LEVEL_PARTS: Readonly<Record<BrokerLevel, number>> = {
  SENIOR: WHOLE,
  INTERMEDIATE: 7000,
  JUNIOR: 4000,
};
/** Parts for one, two and three or more deals in the sector. */
const BROKERED_PARTS = [6000, 8000, WHOLE] as const;
/** Parts by the median time to an answer; a week is the end of patience. */
const SPEED_PARTS: readonly (readonly [hours: number, part: number])[] = [
  [24, WHOLE],
  [72, 8000],
  [168, 6000],
];
const SLOW_PART = 4000;

/** Judges a broker, criterion by criterion, in the order in which it is shown. */
export function judgeBroker(task: BrokerTask, known: KnownBroker): BrokerFit[] {
  return [
    brokered(task, known),
    sector(task, known),
    region(task, known),
    level(known),
    load(known),
    response(known),
    outcome(known),
  ];
}

/** The score of a broker in basis points of the best: what all criteria add. */
export function scoreOfBroker(fits: readonly BrokerFit[]): number {
  return fits.reduce((sum, { points }) => sum + points, 0);
}

function brokered({ sector: wanted }: BrokerTask, { brokered: counts }: KnownBroker): BrokerFit {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const inSector = wanted === '' ? 0 : (counts.get(wanted) ?? 0);
  // Deals of another sector show nothing about this one: they count like a record that is not known.
  const judged: Judged =
    all === 0 || wanted === ''
      ? UNKNOWN
      : inSector === 0
        ? ['FITS_NOT', UNKNOWN_PART]
        : ['FITS', BROKERED_PARTS[Math.min(inSector, BROKERED_PARTS.length) - 1] ?? WHOLE];
  return criterion('BROKERED', judged, listed(wanted), [String(inSector), String(all)]);
}

function sector({ sector: wanted }: BrokerTask, { sectors }: KnownBroker): BrokerFit {
  const isKnown = wanted !== '' && sectors.length > 0;
  const judged: Judged = !isKnown ? UNKNOWN : sectors.includes(wanted) ? ['FITS', WHOLE] : ['FITS_NOT', 0];
  return criterion('SECTOR', judged, listed(wanted), [...sectors]);
}

/** A whole province stands for its cities; another city of the same province is half as near. */
function region({ provinceCode, cityCode }: BrokerTask, { regions }: KnownBroker): BrokerFit {
  const isKnown = provinceCode !== '' && regions.length > 0;
  const isThere = regions.includes(provinceCode) || (cityCode !== null && regions.includes(cityCode));
  const isNear = regions.some((code) => code.slice(0, 2) === provinceCode.slice(0, 2));
  const judged: Judged = !isKnown
    ? UNKNOWN
    : isThere
      ? ['FITS', WHOLE]
      : isNear
        ? ['FITS', WHOLE / 2]
        : ['FITS_NOT', 0];
  return criterion('REGION', judged, listed(cityCode ?? provinceCode), [...regions]);
}

function level({ level: found }: KnownBroker): BrokerFit {
  return criterion('LEVEL', ['FITS', LEVEL_PARTS[found]], [], [found]);
}

function load({ running, capacity }: KnownBroker): BrokerFit {
  const free = Math.max(0, capacity - running);
  const judged: Judged = free === 0 ? ['FITS_NOT', 0] : ['FITS', Math.floor((WHOLE * free) / capacity)];
  return criterion('LOAD', judged, [], [String(running), String(capacity)]);
}

function response({ invited, answered, medianHours }: KnownBroker): BrokerFit {
  const found = [String(answered), String(invited), medianHours === null ? '' : String(medianHours)];
  if (invited === 0) return criterion('RESPONSE', UNKNOWN, [], found);
  const speed =
    medianHours === null ? 0 : (SPEED_PARTS.find(([hours]) => medianHours <= hours)?.[1] ?? SLOW_PART);
  const part = Math.floor((speed * answered) / invited);
  return criterion('RESPONSE', [part >= WHOLE / 2 ? 'FITS' : 'FITS_NOT', part], [], found);
}

/** Deals that came into effect among those that are over, as if one more of each had been: few deals prove little. */
function outcome({ won, lost }: KnownBroker): BrokerFit {
  const found = [String(won), String(lost)];
  if (won + lost === 0) return criterion('OUTCOME', UNKNOWN, [], found);
  const part = Math.floor((WHOLE * (won + 1)) / (won + lost + 2));
  return criterion('OUTCOME', [part >= WHOLE / 2 ? 'FITS' : 'FITS_NOT', part], [], found);
}

function criterion(
  code: BrokerFitCode,
  [verdict, part]: Judged,
  wanted: string[],
  found: string[],
): BrokerFit {
  const most = BROKER_WEIGHTS[code];
  return { code, verdict, points: Math.floor((most * part) / WHOLE), most, wanted, found };
}

function listed(value: string): string[] {
  return value === '' ? [] : [value];
}
