import type { BrokerStage } from '../desk.enums.ts';

const WHOLE = 10_000;

/** How likely a card of a column comes to a commission, in basis points, unless the broker says otherwise. */
export const STAGE_CHANCES: Readonly<Record<BrokerStage, number>> = {
  LEAD: 500,
  CONTACTED: 1500,
  MATCHED: 3000,
  NEGOTIATING: 6000,
  SIGNED: 9000,
  SETTLED: 10_000,
  LOST: 0,
};

/** A card as far as the forecast looks at it. */
export interface Forecastable {
  stage: BrokerStage;
  /** Basis points; null for that of the stage. */
  chance: number | null;
  /** Fen of commission if it comes about; null where nobody knows. */
  commission: bigint | null;
  /** Day on which it is expected to be signed; null for none. */
  expectedOn: string | null;
}

/** What cards come to in one quarter. */
export interface ForecastOfQuarter {
  /** Fen of all commissions by their chances. */
  expected: bigint;
  /** Fen of all commissions, if everything comes about. */
  best: bigint;
  /** Cards that are signed or settled. */
  signed: number;
  /** Fen of their commissions. */
  secured: bigint;
  cards: number;
}

export const NO_FORECAST: ForecastOfQuarter = { expected: 0n, best: 0n, signed: 0, secured: 0n, cards: 0 };

/** The chance of a card: what is settled is certain and what is lost is gone, whatever the broker wrote. */
export function chanceOf({ stage, chance }: Pick<Forecastable, 'stage' | 'chance'>): number {
  if (stage === 'SETTLED' || stage === 'LOST') return STAGE_CHANCES[stage];
  return chance ?? STAGE_CHANCES[stage];
}

/** Fen of a card's commission by its chance; a fraction of a fen is left out. */
export function expectedOf(card: Forecastable): bigint {
  return ((card.commission ?? 0n) * BigInt(chanceOf(card))) / BigInt(WHOLE);
}

/** The quarter of a day, 1 to 4. */
export function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/**
 * What cards come to: by quarter of a year, and of those without a day. Lost ones count nowhere.
 * @param year four digits
 */
export function forecast(
  cards: readonly Forecastable[],
  year: number,
): { quarters: ForecastOfQuarter[]; undated: ForecastOfQuarter } {
  const alive = cards.filter(({ stage }) => stage !== 'LOST');
  const inQuarter = (quarter: number) =>
    alive.filter(
      ({ expectedOn }) =>
        expectedOn !== null && Number(expectedOn.slice(0, 4)) === year && quarterOf(expectedOn) === quarter,
    );
  return {
    quarters: [1, 2, 3, 4].map((quarter) => inQuarter(quarter).reduce(plus, NO_FORECAST)),
    undated: alive.filter(({ expectedOn }) => expectedOn === null).reduce(plus, NO_FORECAST),
  };
}

function plus(sum: ForecastOfQuarter, card: Forecastable): ForecastOfQuarter {
  const commission = card.commission ?? 0n;
  const isSigned = card.stage === 'SIGNED' || card.stage === 'SETTLED';
  return {
    expected: sum.expected + expectedOf(card),
    best: sum.best + commission,
    signed: sum.signed + (isSigned ? 1 : 0),
    secured: sum.secured + (isSigned ? commission : 0n),
    cards: sum.cards + 1,
  };
}
