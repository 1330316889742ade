import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../platform/audit/chain.ts';
import type { CaseLine } from '../../../platform/cases.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { BidOutcome } from './data/award-decision.entity.ts';
import type { BidStanding } from './ranking.ts';

// Notices are Chinese documents, whatever language their reader has chosen.

const MODES = { PLAIN: '普通需求', OPEN_BIDDING: '揭榜挂帅', DIRECTED: '定向委托', RACE: '赛马' } as const;

/** What is announced, which is what a digest of the award stands for. */
export interface Announced {
  demandId: string;
  winners: readonly { bidId: string; organizationId: string; rank: number }[];
}

/** SHA-256, hex, of what an award comes to: other winners need another notice. */
export function awardDigest(demandId: string, outcomes: readonly BidOutcome[]): string {
  const winners = outcomes
    .filter(({ isWinner }) => isWinner)
    .map(({ bidId, organizationId, rank }) => ({ bidId, organizationId, rank }));
  const announced: Announced = { demandId, winners };
  return createHash('sha256').update(canonicalJson(announced)).digest('hex');
}

/**
 * The lines of the notice of the winners. The poster is not named: it may be anonymous, and the demand's page names it
 * to whom it may.
 * @param names of the winners' organisations, by id
 */
export function noticeLines(
  demand: Pick<Demand, 'number' | 'title' | 'mode' | 'bounty'>,
  outcomes: readonly BidOutcome[],
  ranking: readonly BidStanding[],
  names: ReadonlyMap<string, string>,
  contact: string | null,
): CaseLine[] {
  const winners = outcomes.filter(({ isWinner }) => isWinner);
  const winnerLines = winners.map(({ organizationId, bidId, rank }) => {
    const standing = ranking.find((each) => each.bidId === bidId);
    const score = standing ? `，综合得分 ${(standing.mean / 100).toFixed(2)}` : '';
    return `${rank}. ${names.get(organizationId) ?? ''}${score}`;
  });
  const experts = ranking[0]?.experts.length ?? 0;
  const judged =
    experts > 0
      ? `共 ${outcomes.length} 份方案通过资格筛查，由 ${experts} 位专家独立评分`
      : `共 ${outcomes.length} 份方案通过资格筛查，由出题方评定`;
  return [
    { label: 'DEMAND', value: `${demand.title}（${demand.number}，${MODES[demand.mode]}）` },
    { label: 'WINNERS', value: winnerLines.join('\n') },
    { label: 'JUDGING', value: judged },
    { label: 'BOUNTY', value: `${formatYuan(demand.bounty)} 元` },
    { label: 'WAY_TO_OBJECT', value: contact ?? '在公示期内通过本平台公示页面提出异议，由平台受理和核查' },
  ];
}
