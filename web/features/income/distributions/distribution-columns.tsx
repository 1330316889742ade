import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { DistributionRowFragment, IncomeDistributionState } from '../../../generated/income/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { incomeMessages } from './income.messages.ts';
import { DistributionStateTag } from './income-words.tsx';

export const STATES: readonly IncomeDistributionState[] = ['PREPARED', 'APPROVED', 'WITHDRAWN', 'REVERSED'];

/** Columns of lists of distributions. */
export function useDistributionColumns({ filter = false } = {}): DataColumn<DistributionRowFragment>[] {
  const t = useMessages(incomeMessages);
  const sum = (key: 'gross' | 'costs' | 'net', title: string): DataColumn<DistributionRowFragment> => ({
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
        <Link to={`/desk/income/${row.id}`} className="f-number">
          {row.number}
        </Link>
      ),
      text: (row) => row.number,
    },
    { key: 'title', title: t('columnResult'), render: (row) => row.title, text: (row) => row.title },
    {
      key: 'states',
      title: t('columnState'),
      ...(filter
        ? {
            filter: {
              choices: STATES.map((value) => ({ value, label: t(`state${value}`) })),
              multiple: true,
            },
          }
        : {}),
      render: (row) => <DistributionStateTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    sum('gross', t('columnGross')),
    sum('costs', t('columnCosts')),
    sum('net', t('columnNet')),
    {
      key: 'prepared',
      title: t('columnPrepared'),
      render: (row) => <DateTime value={row.preparedAt} />,
      text: (row) => row.preparedAt,
    },
    {
      key: 'approved',
      title: t('columnApproved'),
      optional: true,
      render: (row) => <DateTime value={row.approvedAt ?? null} />,
      text: (row) => row.approvedAt ?? '',
    },
    {
      key: 'received',
      title: t('columnReceived'),
      optional: true,
      render: (row) => <Day value={row.receivedOn} />,
      text: (row) => row.receivedOn,
    },
  ];
}
