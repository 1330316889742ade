import type { Highlighter } from '../../search/query/highlight.ts';
import { stateAt } from '../demand.enums.ts';
import type { DemandHitDocument } from './demand-document.ts';
import type { DemandHit } from './demand-search.types.ts';

/** A document of the index as the schema shows it at a moment, with the matched pieces where something was looked for. */
export function demandHitView(
  document: DemandHitDocument,
  highlighter: Highlighter | null,
  now: Date,
): DemandHit {
  const { mode, state } = document;
  const bidsCloseAt = moment(document.bidsCloseAt);
  return {
    id: document.id,
    number: document.number,
    title: document.title,
    summary: document.summary,
    keywords: document.keywords,
    mode,
    state: stateAt({ mode, state, bidsCloseAt }, now),
    sector: document.sector,
    provinceCode: document.province,
    bounty: BigInt(document.bounty),
    bountyBand: document.bountyBand,
    bidsCloseAt,
    wantedBy: document.wantedBy,
    closesAt: moment(document.closesAt),
    mayBid: document.mayBid,
    lanes: document.lanes,
    targets: document.targets,
    targetCount: document.targetCount,
    organizationId: document.organizationId,
    organizationName: document.organizationName,
    publishedAt: new Date(document.publishedAt),
    // Only when they are asked for: they are most of the work.
    get highlights() {
      return highlighter?.highlights(document) ?? null;
    },
  };
}

function moment(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
