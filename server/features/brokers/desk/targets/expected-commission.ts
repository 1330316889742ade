import { In } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { loadOne } from '../../../../platform/graphql/loaders.ts';
import { EngagementTerms } from '../../engagements/data/engagement-parts.entity.ts';
import { commissionOf } from '../../engagements/terms/commission.ts';
import type { CommissionTerms } from '../../engagements/terms/commission-terms.ts';
import type { BrokerLead } from '../data/broker-lead.entity.ts';

const WHOLE = 10_000n;

/** Whose parts of a commission a broker counts as the own: the person's, and those of the organisation worked for. */
export interface CommissionOwner {
  userId: string;
  organizationId: string;
}

/**
 * Fen of commission that a card would bring its broker: by the terms of its engagement, if the contract comes to the
 * expected amount and all of it is received; else what the broker thinks. Net income is taken as what is received, for
 * its costs are not known yet.
 */
export function expectedCommission(
  { expectedAmount, ownEstimate }: Pick<BrokerLead, 'expectedAmount' | 'ownEstimate'>,
  terms: CommissionTerms | null,
  owner: CommissionOwner,
): bigint | null {
  if (terms === null || expectedAmount === null || terms.basis === 'EQUITY') return ownEstimate;
  const whole = commissionOf(terms, {
    contractAmount: expectedAmount,
    received: expectedAmount,
    net: expectedAmount,
    equityBasisPoints: 0,
  });
  const share = terms.beneficiaries
    .filter(({ role, userId, organizationId }) => {
      return role !== 'PLATFORM' && (userId === owner.userId || organizationId === owner.organizationId);
    })
    .reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  return (whole * BigInt(share)) / WHOLE;
}

/** The terms of engagements that count for what is to come: the last signed ones, else those that are proposed. */
export async function termsToCome(
  tx: Transaction,
  engagementIds: readonly string[],
): Promise<Map<string, CommissionTerms>> {
  if (engagementIds.length === 0) return new Map();
  const versions = await tx.find(EngagementTerms, {
    where: { engagementId: In([...engagementIds]), state: In(['SIGNED', 'ACCEPTED', 'PROPOSED']) },
    order: { number: 'ASC' },
  });
  const open = versions.filter(({ state }) => state !== 'SIGNED');
  const signed = versions.filter(({ state }) => state === 'SIGNED');
  return new Map([...open, ...signed].map(({ engagementId, terms }) => [engagementId, terms]));
}

/** The same for one request. */
export const termsToComeOf = loadOne('engagementTermsToCome', (app, ids) => termsToCome(app.db.manager, ids));
