import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import { membersWithRole } from '../../accounts/members/members-with-role.ts';
import { dealSettings, type UnitDealSettings } from '../../accounts/organizations/deal-settings.service.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { decisionStanding } from '../../decisions/decision-standing.service.ts';
import type { DecisionStanding } from '../../decisions/decisions.enums.ts';
import {
  type NoticeStanding,
  noticeStanding,
  openObjections,
} from '../../notices/notice-standing.service.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { type ValuationFloor, valuationFloor } from '../../valuations/valuation-floor.service.ts';
import type { Deal } from '../data/deal.entity.ts';
import type { DealRecord } from '../data/deal-record.ts';
import { otherHolders } from './other-holders.ts';

/** A notice as far as the judgement looks at it. */
export type NoticeFact = Pick<NoticeStanding, 'over' | 'upheld'> & {
  endsAt: Date;
  /** Full days that it runs. */
  days: number;
  /** Whether it is of this deal; else of the standing offer that it came from. */
  own: boolean;
};

/** Everything that the rules on a deal look at: what is stored of the deal, and what stands beside it at this moment. */
export interface DealFacts {
  unit: Unit;
  record: Pick<
    DealRecord,
    'deal' | 'proposals' | 'declarations' | 'leaders' | 'parties' | 'approvals' | 'checks' | 'result'
  >;
  enterprise: Pick<Organization, 'kind' | 'stateFunded'>;
  settings: UnitDealSettings;
  /** How the leadership decided on exactly the agreed terms, for the deal or for the standing offer. */
  decision: DecisionStanding;
  /** The notices of exactly the agreed terms. */
  notices: NoticeFact[];
  /** Objections that are not closed, also to notices of earlier terms. */
  openObjections: number;
  floor: ValuationFloor | null;
  /** Completers of the result who are members of the enterprise. */
  completersInEnterprise: number;
  /** Completers who lead the unit, by their accounts. */
  leadingCompleters: { completerId: string; name: string; userId: string }[];
  /** Number of an agreed or running deal that contradicts the terms; null for none. */
  contradicting: string | null;
}

/** Cases whose decision and notice can clear a deal: its own, and the standing offer that it accepted. */
function casesOf({ id, offerId, origin }: Deal) {
  const own = { caseType: 'Deal' as const, caseId: id };
  if (origin !== 'STANDING_OFFER' || offerId === null) return [own];
  return [own, { caseType: 'Offer' as const, caseId: offerId }];
}

/**
 * Reads what the judgement looks at. With `lock`, neither an objection nor another deal of the result can come in until
 * the transaction ends.
 */
export async function dealFacts(
  tx: Transaction,
  { unit, record, enterprise }: Pick<DealFacts, 'unit' | 'enterprise'> & { record: DealRecord },
  { lock = false }: { lock?: boolean } = {},
): Promise<DealFacts> {
  const { deal, result } = record;
  const decisions: DecisionStanding[] = [];
  const notices: NoticeFact[] = [];
  let objections = 0;
  if (deal.termsDigest !== null) {
    for (const reference of casesOf(deal)) {
      decisions.push(await decisionStanding(tx, reference, deal.termsDigest));
      const standing = await noticeStanding(tx, reference, deal.termsDigest, { lock });
      if (standing) notices.push(noticeFact(standing, reference.caseType === 'Deal'));
      objections += await openObjections(tx, reference);
    }
  }
  const people = {
    userIds: result.completers.flatMap(({ userId }) => userId ?? []),
    emails: result.completers.flatMap(({ email }) => email ?? []),
  };
  return {
    unit,
    record,
    enterprise,
    settings: await dealSettings(tx, deal.organizationId),
    decision: strongest(decisions),
    notices,
    openObjections: objections,
    floor: await valuationFloor(tx, deal.resultId, clock.today()),
    completersInEnterprise: (await activeMembers(tx, deal.enterpriseId, people)).length,
    leadingCompleters: await leadersAmong(tx, record),
    contradicting: deal.terms ? await otherHolders(tx, deal, deal.terms) : null,
  };
}

/** A refusal for the deal itself counts before an approval of the offer, an approval before a call. */
function strongest(decisions: readonly DecisionStanding[]): DecisionStanding {
  const order: readonly DecisionStanding[] = ['REJECTED', 'APPROVED', 'CALLED', 'NONE'];
  return order.find((standing) => decisions.includes(standing)) ?? 'NONE';
}

function noticeFact({ notice, over, upheld }: NoticeStanding, own: boolean): NoticeFact {
  return { over, upheld, endsAt: notice.endsAt, days: notice.days, own };
}

async function leadersAmong(
  tx: Transaction,
  { deal, result }: DealRecord,
): Promise<DealFacts['leadingCompleters']> {
  if (result.completers.every(({ userId }) => userId === null)) return [];
  const leaders = await membersWithRole(tx, deal.organizationId, 'LEADERSHIP_MEMBER');
  return result.completers.flatMap(({ id, name, userId }) =>
    userId !== null && leaders.some((leader) => leader.userId === userId)
      ? [{ completerId: id, name, userId }]
      : [],
  );
}
