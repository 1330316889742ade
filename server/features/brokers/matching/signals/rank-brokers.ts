import type { BrokerBar } from '../matching.enums.ts';
import {
  type BrokerFit,
  type BrokerTask,
  judgeBroker,
  type KnownBroker,
  scoreOfBroker,
} from './judge-broker.ts';

/** A broker who may be asked, or why not. */
export interface BrokerCandidate {
  brokerId: string;
  known: KnownBroker;
  /** Why the broker cannot be engaged for this; empty for who can. */
  bars: readonly BrokerBar[];
}

/** A broker in the order of how well they fit. */
export interface RankedBroker {
  brokerId: string;
  /** In basis points of the best. */
  score: number;
  criteria: BrokerFit[];
  bars: readonly BrokerBar[];
}

/**
 * The candidates, the best first; those who cannot be engaged stand behind all others, with the reason. Equal scores
 * keep the order of the ids, so that the same facts always give the same list.
 */
export function rankBrokers(task: BrokerTask, candidates: readonly BrokerCandidate[]): RankedBroker[] {
  return candidates
    .map(({ brokerId, known, bars }): RankedBroker => {
      const criteria = judgeBroker(task, known);
      return { brokerId, score: scoreOfBroker(criteria), criteria, bars };
    })
    .sort(
      (one, other) =>
        Number(one.bars.length > 0) - Number(other.bars.length > 0) ||
        other.score - one.score ||
        (one.brokerId < other.brokerId ? -1 : 1),
    );
}
