import type { BrokerFitCode } from '../matching.enums.ts';

/** The best that a broker can have; the weights add up to it. */
export const WHOLE = 10_000;

/** What each criterion counts for, in basis points of the best score. What a broker really did counts most. */
export const BROKER_WEIGHTS: Readonly<Record<BrokerFitCode, number>> = {
  BROKERED: 3000,
  SECTOR: 1500,
  REGION: 1200,
  LEVEL: 800,
  LOAD: 1200,
  RESPONSE: 1000,
  OUTCOME: 1300,
};

/**
 * The part of a criterion that a broker has of whom nothing is known: more than the worst, less than the middle, so that
 * newcomers are found without passing those who have shown what they can.
 */
export const UNKNOWN_PART = 3000;
