import { Flex } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { exactMoney } from '../../ui/money.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { ledgerMessages } from './ledger.messages.ts';
import { ledgerLabels } from './ledger-labels.ts';

/** "-80000.05" as "80000.05". */
export function absolute(yuan: string): string {
  return yuan.replace(/^-/, '');
}

/** Whether a sum is above zero, below it, or nothing. */
export function sideOf(yuan: string): 'debit' | 'credit' | 'even' {
  if (/^-?0*\.?0*$/.test(yuan)) return 'even';
  return yuan.startsWith('-') ? 'credit' : 'debit';
}

/** A balance as bookkeepers write it: the side, then the sum. */
export function Balance({ value }: { value: string }) {
  const labels = useMessages(ledgerLabels);
  const { locale } = useLanguage();
  return (
    <span className="f-number" style={{ whiteSpace: 'nowrap' }}>
      <span className="f-quiet">{labels(sideOf(value))}</span> {exactMoney(absolute(value), locale)}
    </span>
  );
}

/** A sum, if it stands on this side; else nothing. */
export function OneSide({ value, side }: { value: string; side: 'debit' | 'credit' }) {
  const { locale } = useLanguage();
  return sideOf(value) === side ? (
    <span className="f-number">{exactMoney(absolute(value), locale)}</span>
  ) : null;
}

const CASE_PLACES: Readonly<Record<string, (id: string) => string>> = {
  Deal: (id) => `/deals/${id}/money`,
  Demand: (id) => `/demands/${id}/bounty`,
  IncomeDistribution: (id) => `/desk/income/${id}`,
  PayoutBatch: (id) => `/desk/payouts/${id}`,
};

interface CaseProps {
  caseType: string;
  caseId: string;
  title: string | null | undefined;
  /** Persons read their books, but not the rooms of the deals. */
  plain?: boolean;
}

/** What brought an entry about, with the way there. */
export function CaseLink({ caseType, caseId, title, plain = false }: CaseProps) {
  const t = useMessages(ledgerMessages);
  const to = plain ? undefined : placeOfCase(caseType, caseId);
  return to ? <Link to={to}>{title ?? t('dealUnnamed')}</Link> : (title ?? null);
}

/** Where the money of a case is shown; none for kinds of case without a page. */
export function placeOfCase(caseType: string | null | undefined, caseId: string): string | undefined {
  return caseType ? CASE_PLACES[caseType]?.(caseId) : undefined;
}

const TERMS = [
  ['payment.entryFee', 'termEntryFee'],
  ['payment.stages', 'termStage'],
  ['payment.royalty', 'termRoyalty'],
  ['payment.minimumPerYear', 'termMinimum'],
  ['payment.lateInterest', 'termLateInterest'],
  ['payAfterUse.buyOut', 'termBuyOut'],
  ['work.profitBasisPoints', 'termProfitShare'],
  ['equity', 'termEquity'],
] as const;

/** The name of a contract's term by its path, with what of several it is: the period of a royalty, the year of a minimum. */
export function useTermText(): (source: { term?: string | null; key?: string | null }) => string {
  const labels = useMessages(ledgerLabels);
  return ({ term, key }) => {
    const found = TERMS.find(([path]) => term === path || term?.startsWith(`${path}.`));
    if (!found) return term ?? '';
    const place = /\.(\d+)$/.exec(term ?? '')?.[1];
    if (found[1] === 'termStage') return labels('termStage', { n: String(Number(place ?? 0) + 1) });
    const which = /^(?:royalty|minimum|profit):([^@]+)/.exec(key ?? '')?.[1];
    return which ? `${labels(found[1])} ${which}` : labels(found[1]);
  };
}

interface BasisProps {
  term?: string | null | undefined;
  ruleId?: string | null | undefined;
  planKey?: string | null | undefined;
  dealId: string | null | undefined;
  dealCaseType?: string | null | undefined;
  plain?: boolean;
}

/** What a figure rests on: the term in the deal's payment plan, the rule in the rulebook. */
export function Basis({ term, ruleId, planKey, dealId, dealCaseType, plain = false }: BasisProps) {
  const text = useTermText()({ term: term ?? null, key: planKey ?? null });
  const to = dealId && !plain ? placeOfCase(dealCaseType ?? 'Deal', dealId) : undefined;
  return (
    <Flex gap={8} wrap>
      {text && (to ? <Link to={to}>{text}</Link> : <span>{text}</span>)}
      {ruleId && <Link to={`/rulebook#${ruleId}`}>{ruleId}</Link>}
    </Flex>
  );
}

/** The period in the address: `from` and `to`. */
export function usePeriod(): { from: string | null; to: string | null } {
  const { get } = useListState();
  return { from: get('from') ?? null, to: get('to') ?? null };
}

/** Two days that choose the period. */
export function PeriodPicker() {
  const t = useMessages(ledgerMessages);
  const { from, to } = usePeriod();
  const { set } = useListState();
  return (
    <Flex gap={8} wrap>
      {(['from', 'to'] as const).map((name) => (
        <Flex key={name} gap={8} align="center">
          <label htmlFor={`period-${name}`}>{t(name)}</label>
          <div style={{ width: 150 }}>
            <DayPicker
              id={`period-${name}`}
              value={name === 'from' ? from : to}
              onChange={(day) => set({ [name]: day })}
            />
          </div>
        </Flex>
      ))}
    </Flex>
  );
}
