import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type PayoutRowFragment,
  type PayoutState,
  PayoutsDocument,
  type PayoutsQuery,
} from '../../../generated/income-payouts/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { PayoutStateTag } from './payout-state-tag.tsx';
import { payoutMessages } from './payouts.messages.ts';

const STATES: readonly PayoutState[] = ['PREPARED', 'APPROVED', 'PAYING', 'PAID', 'CANCELLED'];

const pick = (data: PayoutsQuery) => data.payouts;

/** All pay-outs of the unit, the latest first. */
export function BatchesTab() {
  const t = useMessages(payoutMessages);
  const { chosen } = useListState();
  const states = chosen('states', STATES);
  const list = useRows(PayoutsDocument, pick, { states: states.length > 0 ? states : null });
  return (
    <ListTable<PayoutRowFragment>
      name="payouts"
      label={t('tabBatches')}
      list={list}
      columns={useColumns()}
      empty={<EmptyState title={t('batchesEmptyTitle')} text={t('batchesEmptyText')} />}
    />
  );
}

function useColumns(): DataColumn<PayoutRowFragment>[] {
  const t = useMessages(payoutMessages);
  const sum = (key: 'gross' | 'withheld' | 'net', title: string): DataColumn<PayoutRowFragment> => ({
    key,
    title,
    align: 'right',
    render: (row) => <Money value={row[key]} exact />,
    text: (row) => row[key],
  });
  return [
    {
      key: 'number',
      title: t('columnNumber'),
      always: true,
      render: (row) => (
        <Link to={`/desk/payouts/${row.id}`} className="f-number">
          {row.number}
        </Link>
      ),
      text: (row) => row.number,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: (row) => <PayoutStateTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    {
      key: 'lines',
      title: t('columnLines'),
      align: 'right',
      render: (row) => <span className="f-number">{row.lineCount}</span>,
      text: (row) => String(row.lineCount),
    },
    sum('gross', t('columnGross')),
    sum('withheld', t('columnWithheld')),
    sum('net', t('columnNet')),
    {
      key: 'preparedBy',
      title: t('columnPreparedBy'),
      render: (row) => row.preparedBy.name,
      text: (row) => row.preparedBy.name,
    },
    {
      key: 'preparedAt',
      title: t('columnPreparedAt'),
      render: (row) => <DateTime value={row.preparedAt} />,
      text: (row) => row.preparedAt,
    },
    {
      key: 'executed',
      title: t('columnExecuted'),
      render: (row) => <Day value={row.executedOn} />,
      text: (row) => row.executedOn ?? '',
    },
  ];
}
