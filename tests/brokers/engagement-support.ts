import { acceptTerms } from '../../server/features/brokers/engagements/agreeing/answer-terms.service.ts';
import {
  type ProposeEngagement,
  proposeEngagement,
} from '../../server/features/brokers/engagements/agreeing/propose-engagement.service.ts';
import type { AskedPart } from '../../server/features/brokers/engagements/agreeing/read-parts.ts';
import type { AskedTerms } from '../../server/features/brokers/engagements/agreeing/read-proposal.ts';
import { signTerms } from '../../server/features/brokers/engagements/agreeing/sign-terms.service.ts';
import { Engagement } from '../../server/features/brokers/engagements/data/engagement.entity.ts';
import {
  EngagementTerms,
  type Mandate,
} from '../../server/features/brokers/engagements/data/engagement-parts.entity.ts';
import type { EngagementSide } from '../../server/features/brokers/engagements/engagement.enums.ts';
import {
  CLIENT_KEY,
  type CommissionTerms,
} from '../../server/features/brokers/engagements/terms/commission-terms.ts';
import type { App } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import type { TestBroker } from './support.ts';

/** The client of an engagement: an organisation with somebody who acts for it. */
export interface TestClient {
  side: EngagementSide;
  organizationId: string;
  /** An officer of a unit, or a member of an enterprise. */
  member: Member;
}

/** Somebody who shares a commission and signs for it. */
export interface TestPart extends Pick<AskedPart, 'role' | 'basisPoints'> {
  broker?: TestBroker;
  organizationId?: string;
  /** Who signs for an organisation. */
  signer?: Member;
}

export interface MadeEngagement {
  client: TestClient;
  /** The leading broker. */
  broker: TestBroker;
  mandate?: Partial<Mandate>;
  terms?: Partial<Omit<CommissionTerms, 'beneficiaries'>>;
  /** The leading broker has the whole unless told. */
  parts?: readonly TestPart[];
  dealId?: string;
}

/** Five percent of what is received, with each receipt, unless told otherwise. */
export function askedTerms({
  client,
  broker,
  terms,
  parts,
}: Pick<MadeEngagement, 'client' | 'broker' | 'terms' | 'parts'>): AskedTerms {
  const whole: readonly TestPart[] = [{ role: 'LEAD', broker, basisPoints: 10_000 }];
  return {
    basis: 'RECEIVED',
    way: 'MARGINAL',
    tiers: [{ from: 0n, basisPoints: 500 }],
    fixed: null,
    cap: null,
    minimum: null,
    payer: client.side === 'OWNER' ? 'UNIT' : 'ENTERPRISE',
    due: 'EACH_RECEIPT',
    protectionMonths: 24,
    ...terms,
    beneficiaries: (parts ?? whole).map((part) => ({
      role: part.role,
      brokerId: part.broker?.brokerId ?? null,
      organizationId: part.organizationId ?? null,
      basisPoints: part.basisPoints,
    })),
  };
}

/** A year from today, not exclusive, for whatever the client looks for. */
export function mandateOf(values: Partial<Mandate> = {}): Mandate {
  const today = clock.today();
  return {
    resultId: null,
    demandId: null,
    scopeText: '为委托方的科技成果转化寻找合作方。',
    isExclusive: false,
    startsOn: today,
    endsOn: addDays(today, 365),
    duties: '寻找合作方，组织洽谈，协助订立合同。',
    confidentialAccess: false,
    ...values,
  };
}

/** What the leading broker proposes to a client. */
export function proposalOf(made: MadeEngagement): ProposeEngagement {
  const { client, broker, mandate, dealId } = made;
  return {
    side: client.side,
    clientOrganizationId: client.organizationId,
    leadBrokerId: broker.brokerId,
    mandate: mandateOf(mandate),
    terms: askedTerms(made),
    note: null,
    dealId: dealId ?? null,
  };
}

/** An engagement that the client has proposed. */
export async function makeProposed(app: App, made: MadeEngagement): Promise<Engagement> {
  return proposeEngagement(await scopeOf(app, made.client.member), proposalOf(made));
}

/** An engagement that the client proposed, the broker accepted and all have signed. */
export async function makeActiveEngagement(app: App, made: MadeEngagement): Promise<Engagement> {
  const { id: engagementId } = await makeProposed(app, made);
  const { digest } = await lastVersion(app, engagementId);
  await acceptTerms(await scopeOf(app, made.broker), { engagementId, digest });
  await signAll(app, engagementId, made);
  return engagementRow(app, engagementId);
}

/** Everybody signs the accepted version: the client first, then the parts in their order. */
export async function signAll(
  app: App,
  engagementId: string,
  { client, broker, parts }: Pick<MadeEngagement, 'client' | 'broker' | 'parts'>,
): Promise<void> {
  const { digest, terms } = await lastVersion(app, engagementId);
  await signTerms(await scopeOf(app, client.member), { engagementId, partyKey: CLIENT_KEY, digest });
  for (const [index, { key }] of terms.beneficiaries.entries()) {
    const part = parts?.[index];
    const signer = part ? (part.signer ?? part.broker) : broker;
    if (!signer) throw new Error('an organisation that shares needs a signer');
    await signTerms(await scopeOf(app, signer), { engagementId, partyKey: key, digest });
  }
}

export function engagementRow(app: App, id: string): Promise<Engagement> {
  return app.db.manager.findOneByOrFail(Engagement, { id });
}

/** The version with the highest number. */
export async function lastVersion(app: App, engagementId: string): Promise<EngagementTerms> {
  return app.db.manager.findOneOrFail(EngagementTerms, {
    where: { engagementId },
    order: { number: 'DESC' },
  });
}
