import { Refusal } from '../../../platform/errors.ts';
import { DEEPEST_HIT } from '../index/collection.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { listIsGone, type Place } from './cursor.ts';
import { pageWithFacets } from './federated.ts';
import { joined } from './filter.ts';
import type { FoundPage, Question } from './find.ts';
import { type Identified, type RankedHit, rankedHitFields } from './hit.ts';
import { Ranking } from './ranking.ts';
import type { PartialQuery } from './short-queries.ts';
import type { Understood } from './understand.ts';

/** So many of the engine's first hits are put in order here; what follows keeps the engine's order. */
const WINDOW = 50;
/** Weight of the engine's score, 0 to 1, beside ours. */
const ENGINE_WEIGHT = 5;
/** The engine looks at so many words of a query only. */
const ENGINE_WORDS = 10;
/** How far a document may have moved up since the page before, by changes in between. */
const SLACK = 20;

interface Entry<Hit extends Identified> {
  hit: RankedHit<Hit>;
  score: number;
  position: number;
}

/** A page of what matches, the best first. */
export async function findByScore<Hit extends Identified>(
  index: SearchIndex<Hit>,
  question: Question,
  parts: readonly PartialQuery[],
): Promise<FoundPage<Hit>> {
  const { conditions, first, facets } = question;
  const after = placeIn(index, question.after);
  const from = after ? after.position + 1 : 0;
  const last = from + first;
  if (last > DEEPEST_HIT) throw new Refusal('LIMIT', { field: 'after', params: { max: DEEPEST_HIT } });
  const offset = from < WINDOW ? 0 : Math.max(WINDOW, from - SLACK);
  const limit = Math.max(from < WINDOW ? WINDOW : 0, last - offset);
  const call = { filter: joined(conditions), offset, limit, fields: rankedHitFields(index.collection.shown) };
  // The call begins at a whole list, so it counts facets itself, wherever the page begins.
  const list = { conditions, facets, continues: false };
  const { hits, total, facets: counted } = await pageWithFacets<EngineHit<Hit>>(index, parts, call, list);
  if (hits.every((hit) => isChance(hit, question.query)))
    return { hits: [], total: 0, hasMore: false, facets: [] };
  const entries = inOrder(index, question, hits, offset);
  const begin = after ? startAfter(entries, after) : 0;
  const page = entries.slice(begin, begin + first);
  const end = page.at(-1)?.position ?? from;
  return {
    total,
    facets: counted,
    hasMore: page.length > 0 && total > end + 1,
    hits: page.map(({ hit, score, position }) => ({
      document: hit,
      score,
      place: { by: 'score', version: index.version, position, score, id: hit.id },
    })),
  };
}

/** A place in this order; refuses one of another order or another version. */
export function placeIn(index: SearchIndex, place: Place | null): (Place & { by: 'score' }) | null {
  if (place === null) return null;
  if (place.by !== 'score' || place.version !== index.version) throw listIsGone();
  return place;
}

type EngineHit<Hit extends Identified> = RankedHit<Hit> & {
  _federation?: { weightedRankingScore: number; queriesPosition: number };
};

/**
 * Whether a hit of the characters or syllables lacks some of a query that has more of them than the engine looks at:
 * such hits alone are no answer.
 */
function isChance(hit: EngineHit<Identified>, query: Understood): boolean {
  const byWords = hit._federation?.queriesPosition === 0;
  if (byWords || query.syllables.length <= ENGINE_WORDS) return false;
  const held = new Set(hit.pys.join(' ').split(' '));
  return !query.syllables.every((syllable) => held.has(syllable));
}

function inOrder<Hit extends Identified>(
  index: SearchIndex,
  { query }: Question,
  hits: readonly EngineHit<Hit>[],
  offset: number,
): Entry<Hit>[] {
  const ranking = new Ranking(query, index.terms);
  const window = offset === 0 ? hits.slice(0, WINDOW) : [];
  const ranked = window
    .map((hit) => ({ hit, score: ranking.score(hit) + ENGINE_WEIGHT * engineScore(hit) }))
    .sort((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1));
  const rest = hits.slice(window.length).map((hit) => ({ hit, score: engineScore(hit) }));
  return [...ranked, ...rest].map((entry, i) => ({ ...entry, position: offset + i }));
}

function engineScore(hit: EngineHit<Identified>): number {
  return hit._federation?.weightedRankingScore ?? 0;
}

/** Behind the last document of the page before, wherever it is now; if it is gone, what moved up stands in its place. */
function startAfter(entries: readonly Entry<Identified>[], after: Place & { by: 'score' }): number {
  const at = entries.findIndex(({ hit }) => hit.id === after.id);
  if (at >= 0) return at + 1;
  const worse = entries.findIndex(({ score }) => score < after.score);
  const there = entries.findIndex(({ position }) => position >= after.position);
  return Math.min(...[worse, there, entries.length].filter((i) => i >= 0));
}
