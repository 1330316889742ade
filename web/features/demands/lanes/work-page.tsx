import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DemandLanesDocument } from '../../../generated/demands-lanes/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { AddressTabs } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { BountyPanel } from '../bounty/bounty-panel.tsx';
import { OutcomePanel } from '../outcome/outcome-panel.tsx';
import { RacePanel } from '../race/race-panel.tsx';
import { LaneRoom } from './lane-room.tsx';
import type { Lane } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';

/** The work under the pledges of a demand: one lane at a time, the reader's own first. */
export function Component() {
  const t = useMessages(laneMessages);
  const { demandId = '' } = useParams();
  const { data, error, refetch } = useQuery(DemandLanesDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className="f-page">
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    );
  }
  const lanes = data.demandLanes;
  const demand = lanes[0]?.demand;
  return (
    <div className="f-page">
      <PageTitle
        title={demand ? t('workOf', { title: demand.title }) : t('workTitle')}
        back={{ to: `/demands/${demandId}`, label: t('toDemand') }}
      />
      {demand ? (
        <div className={styles.room}>
          {demand.mode === 'RACE' && <RacePanel demandId={demandId} />}
          <Lanes lanes={lanes} />
          <BountyPanel demandId={demandId} />
        </div>
      ) : (
        <section className="f-card">
          <EmptyState title={t('noneTitle')} text={t('noneText')} />
        </section>
      )}
    </div>
  );
}

function Lanes({ lanes }: { lanes: readonly Lane[] }) {
  const t = useMessages(laneMessages);
  const [address] = useSearchParams();
  const sorted = [...lanes].sort((a, b) => order(a) - order(b) || a.number - b.number);
  const lane = sorted.find(({ id }) => id === address.get('lane')) ?? sorted[0];
  if (!lane) return null;
  return (
    <div className={styles.room}>
      {lanes.length > 1 && (
        <AddressTabs
          name="lane"
          value={lane.id}
          items={sorted.map(({ id, number, organization }) => ({
            key: id,
            label: `${t('laneNumber', { number: String(number) })} · ${organization?.name ?? ''}`,
          }))}
        />
      )}
      <LaneRoom
        key={lane.id}
        lane={lane}
        isReplaced={lanes.some(({ replacesLaneId }) => replacesLaneId === lane.id)}
      />
      <OutcomePanel demandId={lane.demand?.id ?? ''} laneId={lane.id} />
    </div>
  );
}

/** Those in which the reader can do something come first, then the reader's own. */
function order({ actions, side, isOpenToYou }: Lane): number {
  if (actions.length > 0) return 0;
  return side !== null || isOpenToYou ? 1 : 2;
}
