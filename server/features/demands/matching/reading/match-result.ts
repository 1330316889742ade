import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { isAway, liveIndex } from '../../../search/index/live-index.ts';
import { RESULTS } from '../../../search/index/results-collection.ts';
import { literal } from '../../../search/query/filter.ts';
import { presentState } from '../../change-demand.ts';
import { Demand } from '../../data/demand.entity.ts';
import { DEMANDS } from '../../search/demands-collection.ts';
import { reasonsOf } from '../facts/dismissals.ts';
import { knownResults } from '../facts/known-results.ts';
import { wishOf } from '../facts/wish.ts';
import { judge, type MatchCriterion } from '../signals/criteria.ts';
import { learnedWeights, scoreOf } from '../signals/weights.ts';
import { resultText } from '../text/demand-text.ts';
import { rankedDocument, textMatches } from '../text/text-matches.ts';
import { textCriterion } from './judge-matches.ts';

/** Demands that are judged: the best by their text. */
const CANDIDATES = 50;
const WHOLE = 10_000;

/** An open demand with its place beside a result. */
export interface DemandForResult {
  demand: Demand;
  /** Both in basis points of the best text. */
  textShare: number;
  score: number;
  criteria: MatchCriterion[];
}

/**
 * The open demands that a published result fits, the best first; nothing for others, null while the search engine is
 * away. Statements do not depend on what is found.
 */
export async function matchDemands(app: App, resultId: string): Promise<DemandForResult[] | null> {
  const [results, demands] = [liveIndex(app, RESULTS), liveIndex(app, DEMANDS)];
  if (!results || !demands) return null;
  try {
    const own = await rankedDocument(results, resultId);
    if (!own) return [];
    const filter = `state = ${literal('OPEN')}`;
    const found = await textMatches(demands, resultText(own), CANDIDATES, filter);
    const today = clock.today();
    const ids = found.matches.map((match) => match.document.id);
    const [reasons, known, rows] = await Promise.all([
      reasonsOf(app.db.manager, own.organizationId, 'UNIT'),
      knownResults(app, [own], today),
      ids.length === 0 ? [] : app.db.manager.findBy(Demand, { id: In(ids) }),
    ]);
    const about = known.get(resultId);
    if (!about) return [];
    const present = new Map(rows.map((demand) => [demand.id, demand]));
    const weights = learnedWeights(reasons);
    const best = found.matches[0]?.score ?? 0;
    return found.matches
      .flatMap((match): DemandForResult[] => {
        const demand = present.get(match.document.id);
        if (!demand || presentState(demand) !== 'OPEN') return [];
        const criteria = [textCriterion(match, found.query), ...judge(wishOf(demand), about.known, today)];
        const textShare = Math.round((WHOLE * match.score) / best);
        return [{ demand, criteria, textShare, score: scoreOf(textShare, criteria, weights) }];
      })
      .sort((a, b) => b.score - a.score || (a.demand.id < b.demand.id ? -1 : 1));
  } catch (error) {
    if (isAway(error)) return null;
    throw error;
  }
}
