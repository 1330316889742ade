import dayjs from 'dayjs';
import type { EngagementSide } from '../../../generated/brokers-engagements/graphql.ts';
import type { EngagementFields } from './form-values.ts';

/** What a form begins with: a year from today, the usual rates, the leading broker alone. */
export function usualValues(side: EngagementSide): EngagementFields {
  const today = dayjs();
  return {
    side,
    about: 'WORDS',
    scopeText: '',
    isExclusive: false,
    startsOn: today.format('YYYY-MM-DD'),
    endsOn: today.add(1, 'year').format('YYYY-MM-DD'),
    duties: '',
    confidentialAccess: false,
    basis: 'CONTRACT_AMOUNT',
    way: 'MARGINAL',
    tiers: [
      { from: '0.00', rate: 15 },
      { from: '1000000.00', rate: 12 },
      { from: '5000000.00', rate: 10 },
    ],
    payer: side === 'OWNER' ? 'UNIT' : 'ENTERPRISE',
    due: 'EACH_RECEIPT',
    protectionMonths: 24,
    parts: [{ role: 'LEAD', share: 100 }],
  };
}
