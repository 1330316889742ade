import type { DealTermsInput, TermsMode, TermsPartsFragment } from '../../../generated/offers/graphql.ts';

/** Terms as they are shown; terms asked for by any part of the client fit. */
export type TermsView = TermsPartsFragment;
/** Terms as a form holds them: like the input, but what is not chosen yet may be absent. */
export type TermsValues = DealTermsInput;

/** What terms of a mode are made of. */
export interface TermsShape {
  license: boolean;
  payment: boolean;
  payAfterUse: boolean;
  equity: boolean;
  trigger: boolean;
  work: boolean;
}

export const TERMS_MODES = [
  'LICENSE',
  'TRANSFER',
  'EQUITY',
  'INVEST_THEN_EQUITY',
  'DEVELOPMENT',
  'CONSULTING',
  'SERVICE',
  'JOINT_IMPLEMENTATION',
  'OTHER',
] as const satisfies readonly TermsMode[];

/** Parts that a mode needs; `optional` ones are there if somebody wants them. */
export function partsOf(mode: TermsMode): { needed: (keyof TermsShape)[]; optional: (keyof TermsShape)[] } {
  switch (mode) {
    case 'LICENSE':
      return { needed: ['license', 'payment'], optional: ['payAfterUse'] };
    case 'TRANSFER':
      return { needed: ['payment'], optional: [] };
    case 'EQUITY':
      return { needed: ['equity'], optional: ['payment'] };
    case 'INVEST_THEN_EQUITY':
      return { needed: ['equity', 'trigger'], optional: ['payment'] };
    case 'JOINT_IMPLEMENTATION':
      return { needed: ['work'], optional: ['payment'] };
    case 'OTHER':
      return { needed: [], optional: ['license', 'work', 'payment'] };
    default:
      return { needed: ['work', 'payment'], optional: [] };
  }
}

const EMPTY_PARTS = {
  license: { kind: 'NON_EXCLUSIVE', fieldOfUse: '', territory: [], months: 60, sublicensing: 'FORBIDDEN' },
  payment: {
    entryFee: '0.00',
    stages: [],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: 3,
    pauseWhileLapsed: false,
  },
  payAfterUse: {
    trialMonths: 12,
    trigger: 'TRIAL_ENDS',
    triggerSales: null,
    deferralMonths: 0,
    buyOut: [],
    returnUntilMonth: 12,
    backing: null,
    reporting: 'QUARTERLY',
  },
  equity: {
    valueOfResult: '0.00',
    newCompany: null,
    basisPoints: 1000,
    teamBasisPoints: 7000,
    residualFunds: null,
    residualTeamBasisPoints: null,
  },
  trigger: { kind: 'MARKET_FINANCING', amount: '0.00', years: null, until: null },
  work: { subject: '', deliverables: [], acceptance: '', months: 12, profitBasisPoints: null },
} as const;

/** A fresh part, as a new draft begins with it. */
export function emptyPart<Part extends keyof TermsShape>(part: Part): NonNullable<TermsValues[Part]> {
  return structuredClone(EMPTY_PARTS[part]) as unknown as NonNullable<TermsValues[Part]>;
}

/** New terms of a mode, with usual values that are all to be looked at. */
export function newTerms(mode: TermsMode): TermsValues {
  return fitMode(
    {
      mode,
      license: null,
      payment: null,
      payAfterUse: null,
      equity: null,
      trigger: null,
      work: null,
      delivery: { items: [], trainingDays: 0, withinDays: 30 },
      improvements: 'MAKER',
      confidentialityYears: 5,
      dispute: { way: 'ARBITRATION', place: '' },
      other: '',
    },
    mode,
  );
}

/** Terms after the mode was changed: parts that the new mode lacks go, those that it needs come. */
export function fitMode(terms: TermsValues, mode: TermsMode): TermsValues {
  const { needed, optional } = partsOf(mode);
  const fitted: TermsValues = { ...terms, mode };
  for (const part of Object.keys(EMPTY_PARTS) as (keyof TermsShape)[]) {
    const present = terms[part] ?? null;
    const value = needed.includes(part)
      ? (present ?? emptyPart(part))
      : optional.includes(part)
        ? present
        : null;
    Object.assign(fitted, { [part]: value });
  }
  return fitted;
}

/** What a form holds as the input of a mutation: surplus values of other choices go, absent ones are null. */
export function toTermsInput(values: TermsValues): DealTermsInput {
  const { payment, payAfterUse, trigger, work, mode } = values;
  const lines = (items: readonly string[] | null | undefined) =>
    (items ?? []).map((item) => item.trim()).filter((item) => item !== '');
  return fitMode(
    {
      ...values,
      payment: payment && {
        ...payment,
        entryFee: payment.entryFee || '0.00',
        stages: (payment.stages ?? []).map(({ label, amount, due }) => ({
          label: label ?? '',
          amount: amount || '0.00',
          due: (due ?? []).map(dueInput),
        })),
        royalty: payment.royalty && {
          base: payment.royalty.base,
          tiers: payment.royalty.base === 'UNITS' ? [] : tiersInput(payment.royalty.tiers),
          perUnit: payment.royalty.base === 'UNITS' ? (payment.royalty.perUnit ?? null) : null,
        },
        minimumPerYear: payment.royalty ? payment.minimumPerYear || null : null,
        cap: payment.cap || null,
        lateInterest: payment.lateInterest || null,
        pauseWhileLapsed: payment.pauseWhileLapsed ?? false,
      },
      payAfterUse: payAfterUse && {
        ...payAfterUse,
        trialMonths: payAfterUse.trialMonths ?? 0,
        deferralMonths: payAfterUse.deferralMonths ?? 0,
        triggerSales: payAfterUse.trigger === 'SALES_REACH' ? payAfterUse.triggerSales || null : null,
        buyOut: (payAfterUse.buyOut ?? []).map(({ untilMonth, amount }) => ({
          untilMonth: untilMonth ?? 0,
          amount: amount || '0.00',
        })),
        returnUntilMonth: payAfterUse.returnUntilMonth ?? null,
        backing: payAfterUse.backing?.kind
          ? { kind: payAfterUse.backing.kind, name: payAfterUse.backing.name ?? '' }
          : null,
      },
      trigger: trigger && {
        ...trigger,
        amount: trigger.amount || '0.00',
        years: trigger.kind === 'STABLE_GROWTH' ? (trigger.years ?? null) : null,
        until: trigger.until || null,
      },
      work: work && {
        ...work,
        deliverables: lines(work.deliverables),
        profitBasisPoints: mode === 'JOINT_IMPLEMENTATION' ? (work.profitBasisPoints ?? null) : null,
      },
      delivery: {
        items: lines(values.delivery.items),
        trainingDays: values.delivery.trainingDays ?? 0,
        withinDays: values.delivery.withinDays ?? 0,
      },
      other: values.other ?? '',
    },
    mode,
  );
}

type Payment = NonNullable<TermsValues['payment']>;
type Due = Payment['stages'][number]['due'][number];

/** Only the value of the condition's own kind. */
function dueInput({ kind, date, months, amount, milestone }: Due): Due {
  switch (kind) {
    case 'DATE':
      return { kind, date: date || null };
    case 'MONTHS_AFTER_SIGNING':
      return { kind, months: months ?? null };
    case 'SALES_REACH':
      return { kind, amount: amount || null };
    case 'MILESTONE':
      return { kind, milestone: milestone || null };
  }
}

function tiersInput(tiers: NonNullable<Payment['royalty']>['tiers'] | null | undefined) {
  return (tiers ?? []).map(({ from, basisPoints }) => ({
    from: from || '0.00',
    basisPoints: basisPoints ?? 0,
  }));
}

/** Terms that were stored, as a form holds them: without what only the cache adds. */
export function toTermsValues(terms: TermsView): TermsValues {
  return JSON.parse(
    JSON.stringify(terms, (key, value: unknown) => (key === '__typename' ? undefined : value)),
  ) as TermsValues;
}
