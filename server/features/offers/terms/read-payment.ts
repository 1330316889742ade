import { isDay } from '../../../platform/graphql/scalars.ts';
import type { Problems } from '../../../platform/input/problems.ts';
import type {
  DueConditionType,
  PayAfterUseTermsType,
  PaymentTermsType,
  RoyaltyTermsType,
} from './payment.types.ts';
import {
  checkAscending,
  limitList,
  MOST_MONTHS,
  readMoney,
  readMonths,
  readRequired,
  readShare,
  readWhole,
  refuseSurplus,
} from './read-values.ts';
import type { DueCondition, PayAfterUseTerms, PaymentTerms, RoyaltyTerms, StagePayment } from './terms.ts';

const MOST_STAGES = 20;
const MOST_CONDITIONS = 5;
const MOST_TIERS = 10;
const MOST_BUY_OUTS = 10;
/** Basis points a day: a thousandth, far above what courts let stand. */
const MOST_LATE_INTEREST = 10;

/** Reads what is paid. A cap below what is fixed anyway makes no sense and is refused. */
export function readPayment(fields: PaymentTermsType, problems: Problems): PaymentTerms {
  limitList(fields.stages, MOST_STAGES, problems.at('stages'));
  const payment: PaymentTerms = {
    entryFee: readMoney(fields.entryFee, problems.at('entryFee'), 0n),
    stages: fields.stages.map((stage, index) => readStage(stage, problems.at('stages', index))),
    royalty: fields.royalty ? readRoyalty(fields.royalty, problems.at('royalty')) : null,
    minimumPerYear: readIf(fields.minimumPerYear, (sum) => readMoney(sum, problems.at('minimumPerYear'))),
    cap: readIf(fields.cap, (sum) => readMoney(sum, problems.at('cap'))),
    lateInterest: readIf(fields.lateInterest, (rate) =>
      readWhole(rate, { min: 1, max: MOST_LATE_INTEREST }, problems.at('lateInterest')),
    ),
    pauseWhileLapsed: fields.pauseWhileLapsed === true,
  };
  if (payment.minimumPerYear !== null && payment.royalty === null) {
    problems.at('minimumPerYear').add('INVALID', { reason: 'NEEDS_ROYALTY' });
  }
  if (payment.cap !== null && payment.cap < fixedSum(payment)) {
    problems.at('cap').add('INVALID', { reason: 'BELOW_FIXED_SUM' });
  }
  return payment;
}

/** Entry fee and all stages, in fen. */
export function fixedSum({ entryFee, stages }: Pick<PaymentTerms, 'entryFee' | 'stages'>): bigint {
  return stages.reduce((sum, { amount }) => sum + amount, entryFee);
}

function readStage(
  { label, amount, due }: PaymentTermsType['stages'][number],
  problems: Problems,
): StagePayment {
  if (due.length === 0) problems.at('due').add('REQUIRED');
  limitList(due, MOST_CONDITIONS, problems.at('due'));
  return {
    label: readRequired(label, 100, problems.at('label')),
    amount: readMoney(amount, problems.at('amount')),
    due: due.map((condition, index) => readDue(condition, problems.at('due', index))),
  };
}

/** Reads one condition; what belongs to other kinds is refused. */
function readDue(fields: DueConditionType, problems: Problems): DueCondition {
  const own = {
    DATE: 'date',
    MONTHS_AFTER_SIGNING: 'months',
    SALES_REACH: 'amount',
    MILESTONE: 'milestone',
  } as const;
  for (const field of Object.values(own)) {
    if (field !== own[fields.kind]) refuseSurplus(fields[field], { kind: fields.kind }, problems.at(field));
  }
  const at = problems.at(own[fields.kind]);
  switch (fields.kind) {
    case 'DATE': {
      const date = fields.date ?? '';
      if (date === '') at.add('REQUIRED');
      else if (!isDay(date)) at.add('INVALID', { reason: 'NO_DAY' });
      return { kind: 'DATE', date };
    }
    case 'MONTHS_AFTER_SIGNING': {
      if (fields.months === undefined || fields.months === null) at.add('REQUIRED');
      else readMonths(fields.months, at);
      return { kind: 'MONTHS_AFTER_SIGNING', months: fields.months ?? 0 };
    }
    case 'SALES_REACH':
      return { kind: 'SALES_REACH', amount: readMoney(fields.amount ?? 0n, at) };
    case 'MILESTONE':
      return { kind: 'MILESTONE', milestone: readRequired(fields.milestone ?? '', 200, at) };
  }
}

function readRoyalty(fields: RoyaltyTermsType, problems: Problems): RoyaltyTerms {
  const { base } = fields;
  if (base === 'UNITS') {
    if (fields.tiers.length > 0) refuseSurplus(fields.tiers, { base }, problems.at('tiers'));
    return { base, tiers: [], perUnit: readMoney(fields.perUnit ?? 0n, problems.at('perUnit')) };
  }
  const at = problems.at('tiers');
  if (fields.tiers.length === 0) at.add('REQUIRED');
  limitList(fields.tiers, MOST_TIERS, at);
  const tiers = fields.tiers.map(({ from, basisPoints }, index) => ({
    from: readMoney(from, at.at(index, 'from'), 0n),
    basisPoints: readShare(basisPoints, at.at(index, 'basisPoints')),
  }));
  checkAscending(
    tiers.map(({ from }) => from),
    (index) => at.at(index, 'from'),
  );
  return { base, tiers, perUnit: refuseSurplus(fields.perUnit, { base }, problems.at('perUnit')) };
}

/**
 * Reads a pay-after-use plan.
 * @param months of the license; null for as long as the right lasts
 */
export function readPayAfterUse(
  fields: PayAfterUseTermsType,
  months: number | null,
  problems: Problems,
): PayAfterUseTerms {
  const { trigger, backing } = fields;
  limitList(fields.buyOut, MOST_BUY_OUTS, problems.at('buyOut'));
  const within = (month: number, at: Problems): number => {
    readMonths(month, at);
    if (months !== null && month > months) at.add('INVALID', { reason: 'AFTER_TERM', months });
    return month;
  };
  const buyOut = fields.buyOut.map(({ untilMonth, amount }, index) => ({
    untilMonth: within(untilMonth, problems.at('buyOut', index, 'untilMonth')),
    amount: readMoney(amount, problems.at('buyOut', index, 'amount')),
  }));
  checkAscending(
    buyOut.map(({ untilMonth }) => untilMonth),
    (index) => problems.at('buyOut', index, 'untilMonth'),
  );
  const atSales = problems.at('triggerSales');
  const trialMonths = readWhole(fields.trialMonths, { min: 0, max: 60 }, problems.at('trialMonths'));
  if (months !== null && trialMonths > months)
    problems.at('trialMonths').add('INVALID', { reason: 'AFTER_TERM', months });
  return {
    trialMonths,
    trigger,
    triggerSales:
      trigger === 'SALES_REACH'
        ? readMoney(fields.triggerSales ?? 0n, atSales)
        : refuseSurplus(fields.triggerSales, { trigger }, atSales),
    deferralMonths: readWhole(
      fields.deferralMonths,
      { min: 0, max: MOST_MONTHS },
      problems.at('deferralMonths'),
    ),
    buyOut,
    returnUntilMonth: readIf(fields.returnUntilMonth, (month) =>
      within(month, problems.at('returnUntilMonth')),
    ),
    backing: backing
      ? { kind: backing.kind, name: readRequired(backing.name, 200, problems.at('backing', 'name')) }
      : null,
    reporting: fields.reporting,
  };
}

/** Reads a value that may be absent; absent is null. */
export function readIf<Value>(value: Value | null | undefined, read: (value: Value) => Value): Value | null {
  return value === null || value === undefined ? null : read(value);
}
