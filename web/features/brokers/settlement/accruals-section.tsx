import { useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Money } from '../../../ui/money.tsx';
import type { Claim } from './claim-page.tsx';
import { EntryLink, minus } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';

type Row = Claim['accruals'][number] & { balance: string };

/** Why a commission grew and shrank, with what it came to each time. */
export function AccrualsSection({ claim }: { claim: Claim }) {
  const t = useMessages(settlementMessages);
  const sum = (key: 'amount' | 'balance', title: string): DataColumn<Row> => ({
    key,
    title,
    align: 'right',
    text: (row) => row[key],
    render: (row) => <Money value={row[key]} exact />,
  });
  return (
    <section className="f-card">
      <div className={styles.sectionHead}>
        <h2>{t('accrualsTitle')}</h2>
      </div>
      <DataTable<Row>
        name="commission-accruals"
        label={t('accrualsTitle')}
        rows={withBalance(claim.accruals)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'why',
            title: t('why'),
            always: true,
            text: ({ source }) => t(`source${source}`),
            render: ({ source }) => t(`source${source}`),
          },
          {
            key: 'day',
            title: t('day'),
            text: ({ bookedOn }) => bookedOn,
            render: ({ bookedOn }) => <Day value={bookedOn} />,
          },
          sum('amount', t('sum')),
          sum('balance', t('balance')),
          {
            key: 'entry',
            title: t('entry'),
            render: ({ entryId }) => <EntryLink id={entryId} />,
          },
        ]}
        empty={<EmptyState title={t('accrualsEmpty')} text={t('accrualsEmptyText')} />}
      />
    </section>
  );
}

function withBalance(accruals: Claim['accruals']): Row[] {
  let balance = '0.00';
  return accruals.map((row) => {
    balance = minus(balance, minus('0.00', row.amount));
    return { ...row, balance };
  });
}
