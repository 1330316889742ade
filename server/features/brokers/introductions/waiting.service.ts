import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import { SIDE_ANSWERS } from './introduction.policy.ts';
import { introductionStateSql } from './introduction.states.ts';

export type IntroductionsWaiting =
  | 'INTRODUCTION_ANSWER'
  | 'INTRODUCTION_CLAIM'
  | 'INTRODUCTION_TERMS'
  | 'INTRODUCTION_FIND';

const COMMON = { caseId: 'introduction.id', title: 'introduction.title', reference: 'introduction.number' };
const PARTY: Readonly<Record<DealSide, string>> = {
  OWNER: 'introduction.unit_id = me.unit',
  ENTERPRISE: 'introduction.enterprise_id = me.unit',
};
const CLAIMS = 'introduction_claim claim JOIN introduction ON introduction.id = claim.introduction_id';
/** The first in time comes first: a claim that stands behind another waits for nobody. */
const isFirst = `NOT EXISTS (SELECT FROM introduction_claim rival
  JOIN introduction earlier ON earlier.id = rival.introduction_id
  WHERE rival.deal_id = claim.deal_id AND rival.state <> 'DISMISSED'
    AND (earlier.recorded_at, earlier.id) < (introduction.recorded_at, introduction.id))`;
/** The deal has not come to nothing, whether or not that was written down. */
const lives = `EXISTS (SELECT FROM deal WHERE deal.id = claim.deal_id AND deal.state NOT IN ('REFUSED', 'WITHDRAWN'))`;

const answer = (side: DealSide): WaitingSource<IntroductionsWaiting> => ({
  ...COMMON,
  kind: 'INTRODUCTION_ANSWER',
  from: 'introduction',
  where: `${PARTY[side]} AND introduction.user_id <> me.user_id
    AND ${introductionStateSql('me.today')} IN ('RECORDED', 'DISPUTED')
    AND NOT EXISTS (SELECT FROM introduction_answer said
      WHERE said.introduction_id = introduction.id AND said.side = '${side}')`,
  organizationId: 'introduction.organization_id',
  userId: 'introduction.user_id',
  since: 'introduction.recorded_at',
  until: endOfDaySql('introduction.protected_until'),
});

/** What the client admits or contests; terms that were proposed for an admitted one are a task of engagements. */
const claim = (side: DealSide): WaitingSource<IntroductionsWaiting> => ({
  ...COMMON,
  kind: 'INTRODUCTION_CLAIM',
  from: CLAIMS,
  where: `${PARTY[side]} AND introduction.client_side = '${side}' AND introduction.user_id <> me.user_id
    AND claim.state = 'OPEN' AND ${lives} AND ${isFirst}`,
  id: 'claim.id',
  organizationId: 'introduction.organization_id',
  userId: 'introduction.user_id',
  since: 'claim.found_at',
});

/** Commissions that nobody has said yet how to reckon. */
const terms: WaitingSource<IntroductionsWaiting> = {
  ...COMMON,
  kind: 'INTRODUCTION_TERMS',
  from: `${CLAIMS} LEFT JOIN engagement ON engagement.id = claim.engagement_id`,
  where: `introduction.user_id = me.user_id AND introduction.organization_id = me.unit
    AND claim.state IN ('OPEN', 'CONTESTED', 'ADMITTED') AND ${lives} AND ${isFirst}
    AND (engagement.id IS NULL OR engagement.state = 'DECLINED')`,
  id: 'claim.id',
  since: 'claim.found_at',
};

const contested: WaitingSource<IntroductionsWaiting> = {
  ...COMMON,
  kind: 'INTRODUCTION_FIND',
  from: CLAIMS,
  where: `claim.state = 'CONTESTED' AND introduction.user_id <> me.user_id AND ${lives} AND ${isFirst}`,
  id: 'claim.id',
  organizationId: 'introduction.organization_id',
  since: 'claim.contested_at',
};

/**
 * Introductions to acknowledge and claims to answer, for both sides; commissions without terms, for the broker; contested
 * claims, for operators.
 */
export function introductionsWaiting(scope: Scope): Promise<Waiting<IntroductionsWaiting>[]> {
  const { actor } = scope;
  const sides = (['OWNER', 'ENTERPRISE'] as const).filter((side) => hasRole(actor, SIDE_ANSWERS[side]));
  return readWaiting(scope, [
    ...sides.flatMap((side) => [answer(side), claim(side)]),
    ...(hasRole(actor, ['BROKER']) ? [terms] : []),
    ...(hasRole(actor, ['OPERATOR']) ? [contested] : []),
  ]);
}
