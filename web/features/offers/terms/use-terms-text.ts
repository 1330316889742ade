import { type Locale, useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { shortMoney } from '../../../ui/money.tsx';
import { useRegions } from '../../../ui/taxonomy.ts';
import { termsMessages } from './terms.messages.ts';
import type { TermsView } from './terms-values.ts';

/** One section of a summary: its key and sentences in order. */
export interface TermsSection {
  key: 'sectionUse' | 'sectionPayment' | 'sectionAfter' | 'sectionDelivery';
  sentences: string[];
}

/** One step of the line of payments. */
export interface PaymentStep {
  title: string;
  text: string;
}

type T = ReturnType<typeof useMessages<typeof termsMessages.zh>>;
interface Words {
  t: T;
  money: (yuan: string) => string;
  percent: (basisPoints: number) => string;
  mode: (mode: TermsView['mode']) => string;
  place: (code: string) => string;
}

/** A share in basis points as "2.5%". */
export function percentText(basisPoints: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  );
}

/** Says terms in plain sentences: what one may do, what is paid when, what happens later. */
export function useTermsText(): {
  sections: (terms: TermsView) => TermsSection[];
  steps: (terms: TermsView) => PaymentStep[];
} {
  const t = useMessages(termsMessages);
  const labels = useLabels();
  const { locale } = useLanguage();
  const regions = useRegions();
  const words: Words = {
    t,
    money: (yuan) => shortMoney(yuan, locale),
    percent: (basisPoints) => percentText(basisPoints, locale),
    mode: (mode) => labels(`mode${mode}`),
    place: (code) => regions.name(code) ?? code,
  };
  return {
    sections: (terms) =>
      [
        { key: 'sectionUse' as const, sentences: purposeSentences(terms, words) },
        { key: 'sectionPayment' as const, sentences: paymentSentences(terms, words) },
        { key: 'sectionAfter' as const, sentences: laterSentences(terms, words) },
        { key: 'sectionDelivery' as const, sentences: deliverySentences(terms, words) },
      ].filter(({ sentences }) => sentences.length > 0),
    steps: (terms) => stepsOf(terms, words),
  };
}

function purposeSentences({ mode, license, equity, trigger, work }: TermsView, words: Words): string[] {
  const { t, money, percent } = words;
  const separator = t('separator');
  return [
    ...(mode === 'TRANSFER' ? [t('useTransfer')] : []),
    ...(license
      ? [
          t('useLicense', {
            kind: t(`kind${license.kind}`),
            field: license.fieldOfUse || '…',
            territory:
              license.territory.length === 0
                ? t('wholeChina')
                : license.territory.map(words.place).join(separator),
            term: license.months ? t('termMonths', { count: license.months }) : t('termRight'),
          }),
          t(`kindHint${license.kind}`),
          t(`sublicensing${license.sublicensing}`),
        ]
      : []),
    ...(equity
      ? [
          t('useEquity', {
            value: money(equity.valueOfResult),
            company: equity.newCompany ?? t('equityOther'),
            share: percent(equity.basisPoints),
            team: percent(equity.teamBasisPoints),
          }),
          ...(equity.residualFunds
            ? [
                t('useResidual', {
                  funds: money(equity.residualFunds),
                  share: percent(equity.residualTeamBasisPoints ?? 0),
                }),
              ]
            : []),
        ]
      : []),
    ...(trigger
      ? [
          t('useInvest', {
            until: trigger.until ?? '…',
            trigger:
              trigger.kind === 'MARKET_FINANCING'
                ? t('triggerMARKET_FINANCING', { amount: money(trigger.amount) })
                : t('triggerSTABLE_GROWTH', { years: trigger.years ?? '…', amount: money(trigger.amount) }),
          }),
        ]
      : []),
    ...(work
      ? [
          t('useWork', { mode: words.mode(mode), subject: work.subject || '…', months: work.months }),
          ...(work.deliverables.length > 0
            ? [t('useDeliverables', { items: work.deliverables.join(separator) })]
            : []),
          ...(work.acceptance ? [t('useAcceptance', { text: work.acceptance })] : []),
          ...(work.profitBasisPoints ? [t('useProfit', { share: percent(work.profitBasisPoints) })] : []),
        ]
      : []),
    ...(mode === 'OTHER' && !license && !work ? [t('useOther')] : []),
  ];
}

type Payment = NonNullable<TermsView['payment']>;

function paymentSentences({ payment, payAfterUse, equity }: TermsView, words: Words): string[] {
  const { t, money } = words;
  if (!payment) return equity ? [t('payNothing')] : [];
  return [
    ...(payAfterUse
      ? [
          ...(payAfterUse.trialMonths > 0 ? [t('payTrial', { count: payAfterUse.trialMonths })] : []),
          payAfterUse.trigger === 'SALES_REACH'
            ? t('triggerSALES_REACH', { amount: money(payAfterUse.triggerSales ?? '0') })
            : t(`trigger${payAfterUse.trigger}`),
        ]
      : []),
    isZero(payment.entryFee) ? t('payNoEntry') : t('payEntry', { amount: money(payment.entryFee) }),
    ...payment.stages.map((stage) => stageSentence(stage, words)),
    ...royaltySentences(payment, words),
    ...(payment.minimumPerYear ? [t('payMinimum', { amount: money(payment.minimumPerYear) })] : []),
    ...(payment.cap ? [t('payCap', { amount: money(payment.cap) })] : []),
    ...(payment.lateInterest ? [t('payLate', { rate: payment.lateInterest })] : []),
    ...(payment.pauseWhileLapsed ? [t('payPause')] : []),
    ...(payAfterUse && payAfterUse.deferralMonths > 0
      ? [t('payDeferral', { count: payAfterUse.deferralMonths })]
      : []),
    ...(payAfterUse ? [t('payReporting', { rhythm: t(`reporting${payAfterUse.reporting}`) })] : []),
  ];
}

function stageSentence({ label, amount, due }: Payment['stages'][number], words: Words): string {
  const { t, money } = words;
  return t('payStage', { label: label || '…', amount: money(amount), due: dueText(due, words) });
}

/** When a stage falls due. */
function dueText(due: Payment['stages'][number]['due'], { t, money }: Words): string {
  const all = due.map((one) => {
    switch (one.kind) {
      case 'DATE':
        return t('dueDATE', { date: one.date ?? '…' });
      case 'MONTHS_AFTER_SIGNING':
        return t('dueMONTHS_AFTER_SIGNING', { months: one.months ?? '…' });
      case 'SALES_REACH':
        return t('dueSALES_REACH', { amount: money(one.amount ?? '0') });
      case 'MILESTONE':
        return t('dueMILESTONE', { milestone: one.milestone ?? '…' });
      default:
        return '';
    }
  });
  return all.join(t('dueOr')) + (all.length > 1 ? t('dueFirst') : '');
}

function royaltySentences({ royalty }: Payment, { t, money, percent }: Words): string[] {
  if (!royalty) return [];
  if (royalty.base === 'UNITS') return [t('payUnit', { amount: money(royalty.perUnit ?? '0') })];
  const base = t(`base${royalty.base}`);
  return royalty.tiers.map(({ from, basisPoints }) =>
    isZero(from)
      ? t('payTierAll', { base, share: percent(basisPoints) })
      : t('payTier', { base, from: money(from), share: percent(basisPoints) }),
  );
}

function laterSentences(
  { payAfterUse, improvements, confidentialityYears, dispute }: TermsView,
  { t, money }: Words,
): string[] {
  return [
    ...(payAfterUse?.returnUntilMonth ? [t('afterReturn', { count: payAfterUse.returnUntilMonth })] : []),
    ...(payAfterUse?.buyOut ?? []).map(({ untilMonth, amount }) =>
      t('afterBuyOut', { count: untilMonth, amount: money(amount) }),
    ),
    ...(payAfterUse?.backing
      ? [t('afterBacking', { name: payAfterUse.backing.name, kind: t(`backing${payAfterUse.backing.kind}`) })]
      : []),
    t(`afterImprovements${improvements}`),
    ...(confidentialityYears > 0 ? [t('afterConfidentiality', { count: confidentialityYears })] : []),
    ...(dispute.place ? [t(`afterDispute${dispute.way}`, { place: dispute.place })] : []),
  ];
}

function deliverySentences({ delivery, other }: TermsView, { t }: Words): string[] {
  const separator = t('separator');
  return [
    ...(delivery.items.length > 0
      ? [
          t('deliveryItems', { items: delivery.items.join(separator) }),
          t('deliveryWithin', { count: delivery.withinDays }),
        ]
      : []),
    ...(delivery.trainingDays > 0 ? [t('deliveryTraining', { count: delivery.trainingDays })] : []),
    ...(other ? [other] : []),
  ];
}

/** Payments in the order in which they come about. */
function stepsOf({ payment, payAfterUse }: TermsView, words: Words): PaymentStep[] {
  const { t, money } = words;
  if (!payment) return [];
  return [
    { title: t('stepSigning'), text: isZero(payment.entryFee) ? t('free') : money(payment.entryFee) },
    ...(payAfterUse && payAfterUse.trialMonths > 0
      ? [{ title: t('stepTrial', { count: payAfterUse.trialMonths }), text: t('free') }]
      : []),
    ...payment.stages.map((stage) => ({ title: dueText(stage.due, words), text: money(stage.amount) })),
    ...(payment.royalty
      ? [{ title: t('stepRoyalty'), text: royaltySentences(payment, words).join(' ') }]
      : []),
    ...(payment.cap ? [{ title: t('stepCap'), text: money(payment.cap) }] : []),
  ];
}

function isZero(yuan: string): boolean {
  return /^0+(\.0+)?$/.test(yuan);
}
