import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ReleaseExpertDocument,
  type RoomFragment,
  type RoomSeatFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { Candidates } from './candidates.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { SeatTag } from './judging-words.tsx';
import { ROOM } from './room-query.ts';

/** The experts with their progress; what they score stays with them until all have handed in. */
export function Experts({ room }: { room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  const [choosing, setChoosing] = useState(false);
  const [released, setReleased] = useState<RoomSeatFragment | null>(null);
  const action = useAction(ReleaseExpertDocument, (data) => data.releaseExpert, ROOM);
  const canAppoint = room.actions.includes('APPOINT');
  const appoint = canAppoint ? (
    <Button type="primary" onClick={() => setChoosing(true)}>
      {t('appoint')}
    </Button>
  ) : null;
  const release = async (reason: string) => {
    if (!released) return;
    const input = { demandId: room.demand.id, seatId: released.id, reason };
    if (await action.run({ input })) setReleased(null);
  };
  const columns = useColumns(room, setReleased);
  return (
    <section className="f-card">
      <div className={styles.head}>
        <h2>{t('expertsTitle')}</h2>
        {room.seats.length > 0 && appoint}
      </div>
      <p className="f-quiet">{t('expertsIntro', { asked: room.expertsAsked })}</p>
      <DataTable
        name="judging-seats"
        label={t('expertsTitle')}
        rows={room.seats}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t('expertsNone')} text={t('expertsNoneText')} action={appoint} />}
      />
      {choosing && <Candidates room={room} onClose={() => setChoosing(false)} />}
      {released && (
        <ReasonDialog
          title={t('releaseTitle')}
          text={`${released.expert.name}：${t('releaseText')}`}
          label={t('releaseReason')}
          ok={t('release')}
          action={action}
          onReason={(reason) => void release(reason)}
          onCancel={() => setReleased(null)}
        />
      )}
    </section>
  );
}

function useColumns(
  room: RoomFragment,
  onRelease: (seat: RoomSeatFragment) => void,
): DataColumn<RoomSeatFragment>[] {
  const t = useMessages(judgingMessages);
  const progress = (row: RoomSeatFragment) => (row.progress ? t('progressOf', row.progress) : '');
  const canRelease = ({ state }: RoomSeatFragment) =>
    room.actions.includes('RELEASE') &&
    (state === 'INVITED' || state === 'READY' || (state === 'HANDED_IN' && room.takenBack > 0));
  return [
    {
      key: 'expert',
      title: t('expert'),
      always: true,
      render: (row) => row.expert.name,
      text: (row) => row.expert.name,
    },
    {
      key: 'organization',
      title: t('organization'),
      render: (row) => row.organization.name,
      text: (row) => row.organization.name,
    },
    {
      key: 'state',
      title: t('state'),
      render: (row) => (
        <>
          <SeatTag state={row.state} /> {row.endReason && <span className="f-quiet">{row.endReason}</span>}
        </>
      ),
      text: (row) => t(`state${row.state}`),
    },
    { key: 'progress', title: t('progress'), render: progress, text: progress },
    {
      key: 'handedIn',
      title: t('handedIn'),
      render: (row) => <DateTime value={row.handedInAt} />,
      text: (row) => row.handedInAt ?? '',
    },
    {
      key: 'release',
      title: '',
      render: (row) =>
        canRelease(row) && (
          <Button size="small" onClick={() => onRelease(row)}>
            {t('release')}
          </Button>
        ),
    },
  ];
}
