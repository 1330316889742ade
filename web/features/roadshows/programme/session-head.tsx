import { Button, Popconfirm } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type CuratedRoadshowFragment,
  RemoveRoadshowSessionDocument,
  type RemoveRoadshowSessionMutation,
} from '../../../generated/roadshows-programme/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useMoments } from '../roadshow-words.tsx';
import { programmeMessages } from './programme.messages.ts';
import styles from './programme.module.css';

interface Props {
  roadshow: CuratedRoadshowFragment;
  session: CuratedRoadshowFragment['sessions'][number];
  canArrange: boolean;
  onEdit: () => void;
}

const MINUTE_MS = 60_000;
const pick = (data: RemoveRoadshowSessionMutation) => data.removeRoadshowSession;

/** Where and when a session is, how full it is, and its steps. */
export function SessionHead({ roadshow, session, canArrange, onEdit }: Props) {
  const t = useMessages(programmeMessages);
  const moments = useMoments();
  const action = useAction(RemoveRoadshowSessionDocument, pick);
  const mine = roadshow.entries.filter(({ sessionId }) => sessionId === session.id);
  const pauses = Math.max(0, mine.length - 1) * roadshow.gapMinutes;
  const used = mine.reduce((sum, { minutes }) => sum + minutes, pauses);
  const all = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / MINUTE_MS);
  const remove = async () => {
    const input = {
      roadshowId: roadshow.id,
      expectedVersion: roadshow.version,
      sessionId: session.id,
    };
    await action.run({ input });
  };
  return (
    <>
      <p className="f-quiet">
        {moments.span(session.startsAt, session.endsAt)}
        <br />
        {session.room}
        {session.hostName && ` · ${session.hostName}`} · {t('used', { used, all })}
      </p>
      {canArrange && (
        <div className={styles.marks} style={{ marginBottom: 8 }}>
          <Button size="small" aria-label={t('editSession', { title: session.title })} onClick={onEdit}>
            {t('editSessionShort')}
          </Button>
          <Popconfirm
            title={t('removeSession', { title: session.title })}
            description={t('removeSessionText')}
            okText={t('removeShort')}
            onConfirm={() => void remove()}
          >
            <Button
              size="small"
              danger
              type="text"
              loading={action.running}
              aria-label={t('removeSession', { title: session.title })}
            >
              {t('removeShort')}
            </Button>
          </Popconfirm>
        </div>
      )}
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </>
  );
}
