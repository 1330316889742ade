import { useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Money } from '../../../ui/money.tsx';
import { bountyMessages } from './bounty.messages.ts';
import type { Account } from './bounty-page.tsx';
import { BountyTag } from './bounty-tag.tsx';
import { EntryLink } from './parts.tsx';

type Line = Account['stages'][number];

/** What each winner gets at each stage, and where that stands. */
export function StagesSection({ account }: { account: Account }) {
  const t = useMessages(bountyMessages);
  return (
    <section className="f-card">
      <h2>{t('stagesTitle')}</h2>
      <DataTable<Line>
        name="bounty-stages"
        label={t('stagesTitle')}
        rows={account.stages}
        rowKey={({ id }) => id}
        columns={useColumns(account)}
        empty={<EmptyState title={t('stagesEmpty')} text={t('stagesEmptyText')} />}
      />
    </section>
  );
}

function useColumns({ lanes }: Account): DataColumn<Line>[] {
  const t = useMessages(bountyMessages);
  const laneOf = ({ laneId }: Line) => lanes.find(({ id }) => id === laneId);
  return [
    {
      key: 'winner',
      title: t('winner'),
      always: true,
      text: (line) => laneOf(line)?.organization.name ?? '',
      render: (line) => {
        const lane = laneOf(line);
        if (!lane) return null;
        return (
          <>
            {lane.organization.name} <BountyTag value={`lane${lane.state}`} />
            {lanes.length > 1 && (
              <div className="f-quiet">{t('winnerNumber', { n: String(lane.number) })}</div>
            )}
          </>
        );
      },
    },
    {
      key: 'stage',
      title: t('stage'),
      text: ({ stageName }) => stageName,
      render: ({ stageName }) => stageName,
    },
    {
      key: 'amount',
      title: t('stageAmount'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'paid',
      title: t('stagePaid'),
      align: 'right',
      text: ({ paid }) => paid,
      render: ({ paid }) => <Money value={paid} exact />,
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`state${state}`),
      render: ({ state }) => <BountyTag value={`state${state}`} />,
    },
    {
      key: 'dueAt',
      title: t('dueAt'),
      text: ({ dueAt }) => dueAt ?? '',
      render: ({ dueAt }) => (dueAt ? <DateTime value={dueAt} /> : null),
    },
    {
      key: 'entry',
      title: t('entry'),
      render: ({ entryId }) => <EntryLink id={entryId} />,
    },
  ];
}
