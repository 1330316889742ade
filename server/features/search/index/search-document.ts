import type { SearchableResult } from '../../results/results-for-search.types.ts';
import { fold } from '../text/normalise.ts';
import { syllables } from '../text/pinyin.ts';
import { type CollectionDocument, searchedForms } from './collection.ts';

export const PRICE_BANDS = {
  FREE: 'No price: 0 yuan.',
  UNDER_100K: 'Below 100,000 yuan.',
  FROM_100K_TO_500K: 'From 100,000 to below 500,000 yuan.',
  FROM_500K_TO_1M: 'From 500,000 to below 1,000,000 yuan.',
  FROM_1M_TO_5M: 'From 1,000,000 to below 5,000,000 yuan.',
  FROM_5M: '5,000,000 yuan and more.',
  NEGOTIABLE: 'To be negotiated.',
} as const;
export type PriceBand = keyof typeof PRICE_BANDS;

/** The bands of a price that is named, from a figure in fen to the next band's. */
const BAND_STARTS = [
  ['FREE', 0n],
  ['UNDER_100K', 1n],
  ['FROM_100K_TO_500K', 10_000_000n],
  ['FROM_500K_TO_1M', 50_000_000n],
  ['FROM_1M_TO_5M', 100_000_000n],
  ['FROM_5M', 500_000_000n],
] as const satisfies readonly (readonly [PriceBand, bigint])[];

/** A result as a document of the index. The fields of a hit come first, then what only search reads. */
export interface SearchDocument extends CollectionDocument {
  titleEn: string | null;
  organizationId: string;
  organizationName: string;
  /** `id name`: a facet value that brings its own label. */
  organization: string;
  completerNames: readonly string[];
  sector: string;
  province: string;
  city: string;
  trl: number | null;
  stage: string;
  rightKind: readonly string[];
  attribute: string | null;
  mode: readonly string[];
  priceKind: 'NEGOTIABLE' | 'FIXED' | 'RANGE';
  /** The lower end in fen, which sorts and bands; null if negotiable. */
  priceMin: number | null;
  priceMax: number | null;
  priceBand: PriceBand;
  payAfterUse: boolean;
  places: readonly string[];
  /** Organisation and subjects as syllables, for suggestions. */
  names: readonly string[];
}

/** The document of a result. Pure: the same result always gives the same document. */
export function buildDocument(result: SearchableResult): SearchDocument {
  const { folded, ch, pys } = searchedForms(result);
  return {
    id: result.id,
    version: result.version,
    title: result.title,
    titleEn: result.titleEn,
    summary: result.summary,
    keywords: result.keywords,
    organizationId: result.organizationId,
    organizationName: result.organizationName,
    organization: `${result.organizationId} ${result.organizationName}`,
    completerNames: result.completerNames,
    sector: result.sector,
    province: result.provinceCode,
    city: result.cityCode,
    trl: result.trl,
    stage: result.stage,
    rightKind: [...new Set(result.rightKinds)],
    attribute: result.attribute,
    mode: result.modes,
    priceKind: result.price.kind,
    priceMin: inFen(result.price.minFen ?? result.price.maxFen),
    priceMax: inFen(result.price.maxFen ?? result.price.minFen),
    priceBand: priceBand(result.price),
    payAfterUse: result.payAfterUse,
    publishedAt: result.publishedAt.getTime(),
    text: [...(result.titleEn ? [result.titleEn] : []), ...result.details, ...folded],
    subjects: result.subjects,
    places: result.places,
    ch,
    pys,
    names: [result.organizationName, ...result.subjects].map((name) => syllables(fold(name)).join(' ')),
  };
}

/** The band of a price idea, by its lower end. */
export function priceBand(price: SearchableResult['price']): PriceBand {
  const fen = price.minFen ?? price.maxFen;
  if (price.kind === 'NEGOTIABLE' || fen === null) return 'NEGOTIABLE';
  return BAND_STARTS.findLast(([, start]) => fen >= start)?.[0] ?? 'FREE';
}

/** The lower ends in fen that a band holds, to below a figure or without an end; null for negotiable prices. */
export function bandRange(band: PriceBand): { from: bigint; below: bigint | null } | null {
  const at = BAND_STARTS.findIndex(([name]) => name === band);
  const start = BAND_STARTS[at];
  return start ? { from: start[1], below: BAND_STARTS[at + 1]?.[1] ?? null } : null;
}

/** Fen as a number; sums up to 90 trillion yuan are exact. */
function inFen(fen: bigint | null): number | null {
  return fen === null ? null : Number(fen);
}
