import { RANKED_FIELDS, type Ranked } from './ranking.ts';

/** What every hit shows. */
export interface Identified {
  id: string;
}

/** A hit that can still be ranked. */
export type RankedHit<Hit extends Identified> = Hit & Ranked;

/** The fields of a hit that can still be ranked. */
export function rankedHitFields(shown: readonly string[]): string[] {
  return [...new Set<string>([...shown, ...RANKED_FIELDS])];
}
