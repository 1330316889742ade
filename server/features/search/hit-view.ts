import type { PriceKind } from '../results/result.enums.ts';
import type { HitDocument } from './index/search-settings.ts';
import type { Highlighter } from './query/highlight.ts';
import type { ResultHit } from './search.types.ts';

/** A document of the index as the schema shows it, with the matched pieces where something was looked for. */
export function hitView(document: HitDocument, highlighter: Highlighter | null): ResultHit {
  return {
    id: document.id,
    title: document.title,
    titleEn: document.titleEn,
    summary: document.summary,
    keywords: document.keywords,
    organizationId: document.organizationId,
    organizationName: document.organizationName,
    completerNames: document.completerNames,
    sector: document.sector,
    provinceCode: document.province,
    cityCode: document.city || null,
    trl: document.trl,
    stage: document.stage,
    modes: document.mode,
    rightKinds: document.rightKind,
    attribute: document.attribute,
    price: priceOf(document),
    priceBand: document.priceBand,
    payAfterUse: document.payAfterUse,
    publishedAt: new Date(document.publishedAt),
    // Only when they are asked for: they are most of the work.
    get highlights() {
      return highlighter?.highlights(document) ?? null;
    },
  };
}

function priceOf({ priceKind, priceMin, priceMax }: HitDocument): ResultHit['price'] {
  const kind: PriceKind = priceKind;
  const fen = (value: number | null) => (kind === 'NEGOTIABLE' || value === null ? null : BigInt(value));
  return { kind, min: fen(priceMin), max: kind === 'RANGE' ? fen(priceMax) : null };
}
