import type { OwnershipGrant } from '../../server/features/grants/data/ownership-grant.entity.ts';
import type { Offer } from '../../server/features/offers/data/offer.entity.ts';
import { termsDigest } from '../../server/features/offers/terms/terms-digest.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { plainLicense } from '../offers/examples.ts';

/** An application for a grant that has gaps. */
export function grantOf(
  organizationId: string,
  appliedBy: string,
  resultId: string,
): Partial<OwnershipGrant> {
  return {
    id: newId(),
    organizationId,
    resultId,
    title: '寒地菌剂赋权',
    kind: 'CO_OWNERSHIP',
    timing: 'BY_AGREEMENT',
    state: 'APPLIED',
    shareBasisPoints: 7000,
    useYears: null,
    titleClear: true,
    prospects: '',
    recipient: null,
    shares: [],
    splitFileId: null,
    agreement: {
      unitIncomeBasisPoints: null,
      incomeWay: '',
      conversionDeadline: null,
      costSharing: '',
      keepingCosts: '',
      reporting: '',
      decisionOnConversion: '',
      rightsAndDuties: '',
    },
    relinquishment: null,
    resourceFee: null,
    agreementFileId: null,
    appliedBy,
    appliedAt: clock.now(),
    approvedBy: null,
    approvedAt: null,
    agreedOn: null,
    inForceFrom: null,
    lastDay: null,
    endReason: null,
    updatedAt: new Date(clock.now().getTime() - DAY_MS),
    version: 1,
  };
}

/** A draft of a standing offer. */
export function offerOf(organizationId: string, writtenBy: string, resultId: string): Partial<Offer> {
  return {
    id: newId(),
    resultId,
    organizationId,
    state: 'DRAFT',
    version: 1,
    title: '普通许可',
    mode: plainLicense.mode,
    terms: plainLicense,
    termsDigest: termsDigest(plainLicense),
    pricing: 'NEGOTIATED',
    isStanding: true,
    directedToId: null,
    bearsPolicyName: false,
    note: null,
    closesOn: null,
    belowValuationReason: null,
    createdBy: writtenBy,
    writtenBy,
    createdAt: clock.now(),
    updatedAt: clock.now(),
    openedAt: null,
    endReason: null,
  };
}
