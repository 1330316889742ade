import type { Problems } from '../../../../platform/input/problems.ts';
import { readId, readName } from '../../../../platform/input/texts.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import {
  checkAscending,
  limitList,
  readMoney,
  readShare,
  readWhole,
  refuseSurplus,
} from '../../../offers/terms/read-values.ts';
import type { EngagementSide } from '../engagement.enums.ts';
import {
  CLIENT_KEY,
  type CommissionPart,
  type CommissionTerms,
  type CommissionTier,
  KNOWN_AT_SIGNING,
  PAYERS_OF_SIDE,
} from './commission-terms.ts';

export const MOST_TIERS = 10;
export const MOST_BENEFICIARIES = 12;
export const PROTECTION_MONTHS = { min: 0, max: 36 };

const KEY = /^[A-Za-z0-9_-]{1,20}$/;

/** Terms as they are typed in: sums that were not are left out, or null. */
export type TypedCommission = Omit<CommissionTerms, 'beneficiaries' | 'fixed' | 'cap' | 'minimum'> &
  Partial<Pick<CommissionTerms, 'fixed' | 'cap' | 'minimum'>>;

/**
 * Reads the terms of a commission strictly, collecting everything that is wrong: tiers ascend from zero, the minimum lies
 * within the cap, the payer stands on the client's side, and the beneficiaries with one leading broker among them share
 * the whole.
 * @param side of the client; left out where there is none yet, as in an example
 */
export function readCommissionTerms(
  terms: TypedCommission & Pick<CommissionTerms, 'beneficiaries'>,
  problems: Problems,
  side?: EngagementSide,
): CommissionTerms {
  const { basis, way, payer, due } = terms;
  if (side && !PAYERS_OF_SIDE[side].includes(payer))
    problems.at('payer').add('INVALID', { reason: 'PAYER_OF_SIDE', side });
  if (basis === 'NET_INCOME' && payer === 'ENTERPRISE')
    problems.at('basis').add('INVALID', { reason: 'NET_INCOME_OF_OWNER' });
  if (due === 'AT_SIGNING' && basis !== 'EQUITY' && !KNOWN_AT_SIGNING.includes(basis))
    problems.at('due').add('INVALID', { reason: 'NOT_KNOWN_AT_SIGNING', basis });
  return {
    ...{ basis, way, payer, due },
    tiers: readTiers(terms, problems.at('tiers')),
    ...readSums(terms, problems),
    protectionMonths: readWhole(terms.protectionMonths, PROTECTION_MONTHS, problems.at('protectionMonths')),
    beneficiaries: readBeneficiaries(terms.beneficiaries, problems.at('beneficiaries')),
  };
}

function readTiers({ basis, tiers }: TypedCommission, problems: Problems): CommissionTier[] {
  if (basis === 'FIXED') {
    if (tiers.length > 0) problems.add('INVALID', { reason: 'NOT_OF_CHOICE', basis });
    return [];
  }
  if (tiers.length === 0) problems.add('REQUIRED');
  limitList(tiers, basis === 'EQUITY' ? 1 : MOST_TIERS, problems);
  if (tiers[0] && tiers[0].from !== 0n) problems.at(0, 'from').add('INVALID', { reason: 'FIRST_FROM_ZERO' });
  checkAscending(
    tiers.map(({ from }) => from),
    (index) => problems.at(index, 'from'),
  );
  return tiers.map(({ from, basisPoints }, index) => ({
    from: readMoney(from, problems.at(index, 'from'), 0n),
    basisPoints: readShare(basisPoints, problems.at(index, 'basisPoints')),
  }));
}

function readSums(
  { basis, fixed = null, cap = null, minimum = null }: TypedCommission,
  problems: Problems,
): Pick<CommissionTerms, 'fixed' | 'cap' | 'minimum'> {
  if (basis === 'FIXED') {
    if (fixed === null) problems.at('fixed').add('REQUIRED');
    else readMoney(fixed, problems.at('fixed'));
  } else refuseSurplus(fixed, { basis }, problems.at('fixed'));
  if (basis === 'FIXED' || basis === 'EQUITY') {
    refuseSurplus(cap, { basis }, problems.at('cap'));
    refuseSurplus(minimum, { basis }, problems.at('minimum'));
  }
  if (cap !== null) readMoney(cap, problems.at('cap'));
  if (minimum !== null) readMoney(minimum, problems.at('minimum'));
  if (cap !== null && minimum !== null && minimum > cap)
    problems.at('minimum').add('INVALID', { reason: 'ABOVE_CAP' });
  return { fixed, cap, minimum };
}

function readBeneficiaries(parts: readonly CommissionPart[], problems: Problems): CommissionPart[] {
  limitList(parts, MOST_BENEFICIARIES, problems);
  const sum = parts.reduce((all, { basisPoints }) => all + basisPoints, 0);
  if (sum !== WHOLE_IN_BASIS_POINTS) problems.add('INVALID', { reason: 'NOT_THE_WHOLE', sum });
  if (parts.filter(({ role }) => role === 'LEAD').length !== 1)
    problems.add('INVALID', { reason: 'ONE_LEAD' });
  const read = parts.map((part, index) => readPart(part, problems.at(index)));
  read.forEach((part, index) => {
    const before = read.slice(0, index);
    if (before.some(({ key }) => key === part.key))
      problems.at(index, 'key').add('INVALID', { reason: 'TWICE' });
    if (before.some((other) => isSame(other, part))) problems.at(index).add('INVALID', { reason: 'TWICE' });
  });
  return read;
}

function readPart(part: CommissionPart, problems: Problems): CommissionPart {
  const { key, role, kind } = part;
  if (!KEY.test(key) || key === CLIENT_KEY) problems.at('key').add('INVALID', { reason: 'NO_KEY' });
  const isPerson = kind === 'PERSON';
  const field = isPerson ? 'userId' : 'organizationId';
  if (part[field] === null) problems.at(field).add('REQUIRED');
  if (isPerson) refuseSurplus(part.organizationId, { kind }, problems.at('organizationId'));
  else refuseSurplus(part.userId, { kind }, problems.at('userId'));
  if (role === 'AGENCY' || role === 'PLATFORM') {
    if (isPerson) problems.at('kind').add('INVALID', { reason: 'ORGANIZATION_ROLE', role });
  }
  return {
    ...{ key, role, kind },
    organizationId: readId(part.organizationId, problems.at('organizationId')),
    userId: readId(part.userId, problems.at('userId')),
    name: readName(part.name, 120, problems.at('name')),
    basisPoints: readShare(part.basisPoints, problems.at('basisPoints')),
  };
}

/** Nobody shares twice: parts of one beneficiary are one part. */
function isSame(one: CommissionPart, other: CommissionPart): boolean {
  return (
    (one.userId !== null && one.userId === other.userId) ||
    (one.organizationId !== null && one.organizationId === other.organizationId)
  );
}
