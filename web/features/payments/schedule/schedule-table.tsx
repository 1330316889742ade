import { Button, Tag } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { DueLineKind, DueLineStatus } from '../../../generated/payments/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { paymentLabels } from '../payment-labels.ts';
import styles from '../room/money.module.css';
import { scheduleMessages } from './schedule.messages.ts';
import { useWhyText, type WhyParts } from './use-why-text.ts';

/** A payment as a schedule shows it, whichever query it comes from. */
export interface PaymentLineParts {
  key: string;
  term: string;
  kind: DueLineKind;
  status: DueLineStatus;
  amount?: string | null;
  arisesOn?: string | null;
  dueOn?: string | null;
  calendarMissing?: number | null;
  why: readonly WhyParts[];
}

const COLOURS: Partial<Record<DueLineStatus, string>> = { DUE: 'processing', PAUSED: 'warning' };

interface Props<Line extends PaymentLineParts> {
  lines: readonly Line[];
  /** Offers to put a payment off; null where the reader may not. */
  onDefer?: ((line: Line) => void) | null;
}

/** Each payment with its sum, its day and why. */
export function ScheduleTable<Line extends PaymentLineParts>({ lines, onDefer = null }: Props<Line>) {
  const t = useMessages(scheduleMessages);
  const columns = useColumns<Line>(onDefer);
  return (
    <DataTable<Line>
      name="schedule"
      label={t('table')}
      rows={lines}
      rowKey={({ key }) => key}
      columns={columns}
    />
  );
}

function useColumns<Line extends PaymentLineParts>(onDefer: Props<Line>['onDefer']): DataColumn<Line>[] {
  const t = useMessages(scheduleMessages);
  const labels = useMessages(paymentLabels);
  const why = useWhyText();
  const { locale } = useLanguage();
  const what = useLineName();
  const day = ({ dueOn, calendarMissing }: Line) =>
    dueOn ?? (calendarMissing ? t('calendarMissing', { year: String(calendarMissing) }) : t('dayOpen'));
  // Nothing is reckoned any more of what is not to be paid.
  const sum = ({ amount, status }: Line) =>
    amount ? exactMoney(amount, locale) : status === 'FREED' ? '—' : t('amountOpen');
  return [
    { key: 'what', title: t('columnWhat'), always: true, render: what, text: what },
    {
      key: 'status',
      title: t('columnStatus'),
      render: ({ status }) => <Tag color={COLOURS[status] ?? 'default'}>{labels(`status${status}`)}</Tag>,
      text: ({ status }) => labels(`status${status}`),
    },
    {
      key: 'amount',
      title: t('columnAmount'),
      align: 'right',
      render: (line) =>
        line.amount ? <Money value={line.amount} exact /> : <span className="f-quiet">{sum(line)}</span>,
      text: sum,
    },
    {
      key: 'due',
      title: t('columnDue'),
      render: (line) =>
        line.dueOn ? <Day value={line.dueOn} /> : <span className="f-quiet">{day(line)}</span>,
      text: day,
    },
    {
      key: 'why',
      title: t('columnWhy'),
      width: 340,
      render: (line) => (
        <ul className={styles.why}>
          {line.why.map((each) => (
            <li key={each.code + why(each)}>{why(each)}</li>
          ))}
          {onDefer && isDeferrable(line) && (
            <li>
              <Button size="small" onClick={() => onDefer(line)}>
                {t('defer')}
              </Button>
            </li>
          )}
        </ul>
      ),
      text: (line) => line.why.map(why).join('；'),
    },
    {
      key: 'arises',
      title: t('columnArises'),
      optional: true,
      render: ({ arisesOn }) => <Day value={arisesOn} />,
      text: ({ arisesOn }) => arisesOn ?? '',
    },
    {
      key: 'term',
      title: t('columnTerm'),
      optional: true,
      render: ({ term }) => <code>{term}</code>,
      text: ({ term }) => term,
    },
  ];
}

/** The name of a payment: its kind, and which of several it is. */
export function useLineName(): (line: Pick<PaymentLineParts, 'key' | 'kind'>) => string {
  const t = useMessages(scheduleMessages);
  const labels = useMessages(paymentLabels);
  return ({ key, kind }) => {
    const [plain = '', amended] = key.split('@');
    const part = plain.split(':')[1];
    const which =
      part === undefined
        ? ''
        : kind === 'STAGE'
          ? t('kindNumber', { number: String(Number(part) + 1) })
          : part;
    return [labels(`kind${kind}`), which, amended ? t('termsAmended') : ''].filter(Boolean).join(' ');
  };
}

function isDeferrable({ status, dueOn }: PaymentLineParts): boolean {
  return (status === 'DUE' || status === 'COMING') && Boolean(dueOn);
}
