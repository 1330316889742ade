import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { ORGANIZATION_SIGNS } from './engagement.policy.ts';

export type EngagementWaiting = 'ENGAGEMENT_ANSWER' | 'ENGAGEMENT_SIGN' | 'ENGAGEMENT_CLAIM';

const open = 'engagement_terms version JOIN engagement ON engagement.id = version.engagement_id';
const place = {
  from: open,
  caseId: 'engagement.id',
  title: 'engagement.scope_text',
  reference: 'engagement.number',
  organizationId: 'engagement.client_organization_id',
} as const;
const isClient = 'engagement.client_organization_id = me.unit';
/** The role that acts for a client tells for which of its sides. */
const actsFor = (side: string) => `engagement.side = '${side}' AND ${isClient}`;
const leads = `EXISTS (SELECT FROM membership lead WHERE lead.id = engagement.lead_membership_id
  AND lead.user_id = me.user_id AND lead.organization_id = me.unit)`;
const unsigned = (key: string) => `NOT EXISTS (SELECT FROM engagement_signature signature
  WHERE signature.terms_id = version.id AND signature.party_key = ${key})`;
const parts = `${open} CROSS JOIN LATERAL jsonb_array_elements(version.terms -> 'beneficiaries') part`;

function forClient(side: 'OWNER' | 'ENTERPRISE'): WaitingSource<EngagementWaiting>[] {
  const mine = actsFor(side);
  return [
    {
      ...place,
      kind: 'ENGAGEMENT_ANSWER',
      where: `${mine} AND version.state = 'PROPOSED' AND version.proposed_by = 'BROKER'`,
      since: 'version.proposed_at',
    },
    {
      ...place,
      kind: 'ENGAGEMENT_SIGN',
      id: 'version.id',
      where: `${mine} AND version.state = 'ACCEPTED' AND ${unsigned(`'client'`)}`,
      since: 'version.accepted_at',
    },
    {
      ...place,
      kind: 'ENGAGEMENT_CLAIM',
      from: `deal_engagement claim JOIN engagement ON engagement.id = claim.engagement_id
        JOIN deal ON deal.id = claim.deal_id`,
      id: 'claim.id',
      where: `${mine} AND claim.state = 'CLAIMED' AND engagement.activated_at IS NOT NULL`,
      since: 'claim.claimed_at',
      detail: 'deal.number',
    },
  ];
}

const LEAD: readonly WaitingSource<EngagementWaiting>[] = [
  {
    ...place,
    kind: 'ENGAGEMENT_ANSWER',
    where: `${leads} AND version.state = 'PROPOSED' AND version.proposed_by = 'CLIENT'`,
    since: 'version.proposed_at',
  },
];

const PERSON: WaitingSource<EngagementWaiting> = {
  ...place,
  kind: 'ENGAGEMENT_SIGN',
  from: parts,
  id: 'version.id',
  where: `part ->> 'userId' = CAST(me.user_id AS text) AND version.state = 'ACCEPTED' AND ${unsigned(`part ->> 'key'`)}`,
  since: 'version.accepted_at',
};

const ORGANIZATION: WaitingSource<EngagementWaiting> = {
  ...PERSON,
  where: `part ->> 'organizationId' = CAST(me.unit AS text) AND version.state = 'ACCEPTED'
    AND ${unsigned(`part ->> 'key'`)}`,
};

/** Terms to answer and to sign, for clients, leading brokers and who shares; claims on deals, for clients. */
export function engagementsWaiting(scope: Scope): Promise<Waiting<EngagementWaiting>[]> {
  const { actor } = scope;
  return readWaiting(scope, [
    ...(hasRole(actor, ['OFFICER']) ? forClient('OWNER') : []),
    ...(hasRole(actor, ['ENTERPRISE_MEMBER']) ? forClient('ENTERPRISE') : []),
    ...(hasRole(actor, ['BROKER']) ? LEAD : []),
    PERSON,
    ...(hasRole(actor, ORGANIZATION_SIGNS) ? [ORGANIZATION] : []),
  ]);
}
