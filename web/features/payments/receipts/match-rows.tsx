import { useQuery } from '@apollo/client/react';
import { Checkbox, Skeleton } from 'antd';
import { formatYuan, parseYuan } from '../../../../server/platform/money.ts';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { OpenInvoicesDocument } from '../../../generated/payments-money/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { MoneyInput } from '../../../ui/fields.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';

/** How much goes to which invoice, in yuan by id. */
export type Matches = Record<string, string>;

interface Props {
  /** Given by the form item around it. */
  value?: Matches;
  onChange?: (matches: Matches) => void;
  /** Only invoices of this enterprise; of all while nobody is known. */
  enterpriseId?: string | null;
  /** What can be matched, in yuan. */
  available: string;
}

/** Open invoices to choose from, each with how much of the money goes to it. */
export function MatchRows({ value = {}, onChange, enterpriseId = null, available }: Props) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const { data, error, refetch } = useQuery(OpenInvoicesDocument, {
    variables: { enterpriseId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const open = data.invoices.edges.map(({ node }) => node).filter(({ outstanding }) => fen(outstanding) > 0n);
  const matched = Object.values(value).reduce((sum, each) => sum + fen(each), 0n);
  const chosen = open.find(({ id }) => id in value)?.enterprise.id;
  const toggle = (id: string, outstanding: string, on: boolean) => {
    const { [id]: _gone, ...others } = value;
    if (!on) return onChange?.(others);
    const left = fen(available) - matched;
    const owed = fen(outstanding);
    onChange?.({ ...value, [id]: formatYuan(left <= 0n ? 0n : left < owed ? left : owed) });
  };
  if (open.length === 0) return <p className="f-quiet">{t('noOpen')}</p>;
  return (
    <div className={styles.matches}>
      {open.map(({ id, number, outstanding, dueOn, enterprise }) => (
        <div key={id} className={styles.match}>
          <Checkbox
            checked={id in value}
            disabled={chosen !== undefined && chosen !== enterprise.id}
            onChange={({ target }) => toggle(id, outstanding, target.checked)}
          >
            <span className={styles.matchText}>
              <strong>{number}</strong>
              <span>{enterprise.name}</span>
              <span className="f-quiet">
                {t('owed', { sum: exactMoney(outstanding, locale) })} · <Day value={dueOn} />
              </span>
            </span>
          </Checkbox>
          {id in value && (
            <MoneyInput
              id={`match-${id}`}
              label={t('matchedOf', { number })}
              value={value[id] ?? null}
              onChange={(next) => onChange?.({ ...value, [id]: next ?? '0.00' })}
            />
          )}
        </div>
      ))}
      <p className="f-quiet f-number" aria-live="polite">
        {t('chosenSum', {
          sum: exactMoney(formatYuan(matched), locale),
          rest: exactMoney(formatYuan(fen(available) - matched), locale),
        })}
      </p>
    </div>
  );
}

/** Yuan as fen; nothing readable is nothing. */
export function fen(yuan: string | null | undefined): bigint {
  return parseYuan(yuan ?? '') ?? 0n;
}

/** As the API takes them; those of nothing are left out. */
export function matchInputs(matches: Matches | undefined): { invoiceId: string; amount: string }[] {
  return Object.entries(matches ?? {})
    .filter(([, amount]) => fen(amount) > 0n)
    .map(([invoiceId, amount]) => ({ invoiceId, amount }));
}
