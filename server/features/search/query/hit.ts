import type { SearchDocument } from '../index/search-document.ts';
import { HIT_FIELDS } from '../index/search-settings.ts';
import { RANKED_FIELDS, type Ranked } from './ranking.ts';

/** The fields of a document that a hit shows. */
export type HitDocument = Pick<SearchDocument, (typeof HIT_FIELDS)[number]>;

/** A hit that can still be ranked. */
export type RankedHit = HitDocument & Ranked;

export const RANKED_HIT_FIELDS: string[] = [...new Set<string>([...HIT_FIELDS, ...RANKED_FIELDS])];
