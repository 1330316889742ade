import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { IntroductionRowPartsFragment } from '../../../generated/brokers-introductions/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { IntroductionTag, STATES } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';

type Row = IntroductionRowPartsFragment;

/** Columns of the lists of introductions; the broker stands apart where all are of one. */
export function useIntroductionColumns({ isOwn }: { isOwn: boolean }): DataColumn<Row>[] {
  const t = useMessages(introductionMessages);
  const deals = (row: Row) =>
    row.claims.map(({ dealNumber, state }) => `${dealNumber} ${t(`claim${state}`)}`).join('；');
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => (
        <>
          <Link to={`/introductions/${row.id}`}>{row.title}</Link>
          <div className="f-quiet f-number">{row.number}</div>
        </>
      ),
      text: (row) => `${row.title} ${row.number}`,
    },
    {
      key: 'unit',
      title: t('columnUnit'),
      render: (row) => row.unit?.name ?? '',
      text: (row) => row.unit?.name ?? '',
    },
    {
      key: 'enterprise',
      title: t('columnEnterprise'),
      render: (row) => row.enterprise?.name ?? '',
      text: (row) => row.enterprise?.name ?? '',
    },
    {
      key: 'broker',
      title: t('columnBroker'),
      optional: isOwn,
      render: (row) => row.broker?.name ?? '',
      text: (row) => row.broker?.name ?? '',
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: (row) => <IntroductionTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    {
      key: 'deals',
      title: t('columnDeals'),
      render: deals,
      text: deals,
    },
    {
      key: 'recorded',
      title: t('columnRecorded'),
      sort: { ascending: 'OLDEST', descending: 'NEWEST' },
      render: (row) => <DateTime value={row.recordedAt} />,
      text: (row) => row.recordedAt,
    },
    {
      key: 'protected',
      title: t('columnProtected'),
      sort: { ascending: 'PROTECTION' },
      render: (row) => <Day value={row.protectedUntil} />,
      text: (row) => row.protectedUntil,
    },
    {
      key: 'client',
      title: t('columnClient'),
      optional: true,
      render: (row) => t(`side${row.clientSide}`),
      text: (row) => t(`side${row.clientSide}`),
    },
  ];
}
