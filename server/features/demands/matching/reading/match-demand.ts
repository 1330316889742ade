import type { App } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { log } from '../../../../platform/log.ts';
import { isAway, liveIndex } from '../../../search/index/live-index.ts';
import { RESULTS } from '../../../search/index/results-collection.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { reasonsOf } from '../facts/dismissals.ts';
import { knownResults } from '../facts/known-results.ts';
import { wishOf } from '../facts/wish.ts';
import { learnedWeights } from '../signals/weights.ts';
import { demandText } from '../text/demand-text.ts';
import { textMatches } from '../text/text-matches.ts';
import { judgeResults, type ResultMatch } from './judge-matches.ts';

/** Results that are judged: the best by their text. */
const CANDIDATES = 100;

/**
 * The published results that fit a demand, the best first: candidates by their text, judged by what is known of them
 * and of their units, with what the poster put aside counting more. Seven statements, whatever is found; null while the
 * search engine is away. The confidential part of a demand plays no part in it.
 */
export async function matchResults(app: App, demand: Demand): Promise<ResultMatch[] | null> {
  const index = liveIndex(app, RESULTS);
  if (!index) return null;
  try {
    const found = await textMatches(index, demandText(demand.content), CANDIDATES);
    const today = clock.today();
    const [reasons, known] = await Promise.all([
      reasonsOf(app.db.manager, demand.organizationId, 'POSTER'),
      knownResults(
        app,
        found.matches.map(({ document }) => document),
        today,
      ),
    ]);
    return judgeResults(wishOf(demand), found, known, learnedWeights(reasons), today);
  } catch (error) {
    if (!isAway(error)) throw error;
    log.debug({ err: error }, 'matching: the engine is away');
    return null;
  }
}
