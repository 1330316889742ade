import { Alert, App, Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ArrangeProgrammeDocument,
  type ArrangeProgrammeMutation,
  type CuratedRoadshowFragment,
  PublishProgrammeDocument,
  type PublishProgrammeMutation,
} from '../../../generated/roadshows-programme/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { DragColumns } from './drag-columns.tsx';
import { type CurationProps, LoadedCuration } from './loaded-curation.tsx';
import { programmeMessages } from './programme.messages.ts';
import styles from './programme.module.css';
import { SessionDialog } from './session-dialog.tsx';
import { SessionHead } from './session-head.tsx';
import { StageCard } from './stage-card.tsx';
import { useProgrammeExplain } from './use-programme-explain.ts';

type Session = CuratedRoadshowFragment['sessions'][number];
type Columns = Readonly<Record<string, readonly string[]>>;

const UNPLACED = 'UNPLACED';
const pickArranged = (data: ArrangeProgrammeMutation) => data.arrangeProgramme;
const pickPublished = (data: PublishProgrammeMutation) => data.publishProgramme;

/** The organiser puts chosen entries into sessions and publishes the programme. */
export function Component() {
  const t = useMessages(programmeMessages);
  return <LoadedCuration intro={t('programmeIntro')}>{(props) => <Programme {...props} />}</LoadedCuration>;
}

function Programme({ roadshow, refetch, nameOf }: CurationProps) {
  const t = useMessages(programmeMessages);
  const [editing, setEditing] = useState<Session | 'NEW' | null>(null);
  const explain = useProgrammeExplain(nameOf);
  const action = useAction(ArrangeProgrammeDocument, pickArranged);
  const canArrange = roadshow.availableActions.includes('ARRANGE');
  const chosen = useMemo(
    () => roadshow.entries.filter(({ state }) => state === 'CHOSEN'),
    [roadshow.entries],
  );
  const columns = useMemo(() => {
    const idsOf = (sessionId: string | null) =>
      chosen.filter((entry) => (entry.sessionId ?? null) === sessionId).map(({ id }) => id);
    return [
      ...roadshow.sessions.map((session) => ({
        key: session.id,
        title: session.title,
        ids: idsOf(session.id),
        head: (
          <SessionHead
            roadshow={roadshow}
            session={session}
            canArrange={canArrange}
            onEdit={() => setEditing(session)}
          />
        ),
      })),
      { key: UNPLACED, title: t('unplaced'), ids: idsOf(null) },
    ];
  }, [roadshow, chosen, canArrange, t]);
  const arrange = async (next: Columns, minutes: Readonly<Record<string, number>> = {}) => {
    const places = columns.flatMap(({ key }) =>
      (next[key] ?? []).map((entryId) => ({
        entryId,
        sessionId: key === UNPLACED ? null : key,
        minutes: minutes[entryId] ?? null,
      })),
    );
    const input = { roadshowId: roadshow.id, expectedVersion: roadshow.version, places };
    if (await action.run({ input })) return true;
    await refetch();
    return false;
  };
  const present = () => Object.fromEntries(columns.map(({ key, ids }) => [key, ids]));
  return (
    <div className={styles.stack}>
      {roadshow.hasUntoldChanges && <Alert type="warning" showIcon title={t('untold')} />}
      <Problems roadshow={roadshow} nameOf={nameOf} />
      <div className={styles.tools}>
        {canArrange && <Button onClick={() => setEditing('NEW')}>{t('addSession')}</Button>}
        {roadshow.availableActions.includes('PUBLISH_PROGRAMME') && (
          <Publish roadshow={roadshow} nameOf={nameOf} />
        )}
      </div>
      <div>
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
      </div>
      {chosen.length === 0 && (
        <EmptyState
          title={t('noChosen')}
          text={t('noChosenText')}
          action={
            <Link to={`/desk/roadshows/${roadshow.id}/curation`} className="f-button">
              {t('toCuration')}
            </Link>
          }
        />
      )}
      {(chosen.length > 0 || roadshow.sessions.length > 0) && (
        <DragColumns
          columns={columns}
          titleOf={nameOf}
          disabled={!canArrange || action.running}
          onMove={({ columns: next }) => arrange(next)}
          card={(id) => {
            const entry = chosen.find((each) => each.id === id);
            return (
              entry && (
                <StageCard
                  entry={entry}
                  canArrange={canArrange}
                  onMinutes={(minutes) => void arrange(present(), { [id]: minutes })}
                />
              )
            );
          }}
        />
      )}
      {editing && (
        <SessionDialog
          roadshow={roadshow}
          session={editing === 'NEW' ? null : editing}
          nameOf={nameOf}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

interface ProblemsProps {
  roadshow: CuratedRoadshowFragment;
  nameOf: (id: string) => string;
}

function Problems({ roadshow: { programmeProblems }, nameOf }: ProblemsProps) {
  const t = useMessages(programmeMessages);
  if (programmeProblems.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t('problems')}
      description={
        <ul>
          {programmeProblems.map(({ code, sessionId, entryId, otherId, minutes }) => (
            <li key={`${code}${sessionId}${entryId}${otherId}`}>
              {t(`problem${code}`, {
                one: nameOf(sessionId ?? entryId ?? ''),
                other: nameOf(otherId ?? ''),
                minutes: minutes ?? 0,
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Publish({ roadshow, nameOf }: ProblemsProps) {
  const t = useMessages(programmeMessages);
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const explain = useProgrammeExplain(nameOf);
  const action = useAction(PublishProgrammeDocument, pickPublished);
  const isAgain = roadshow.state === 'PROGRAMME_PUBLISHED';
  const label = isAgain ? t('publishAgain') : t('publish');
  const publish = async () => {
    if (!(await action.run({ input: { roadshowId: roadshow.id, expectedVersion: roadshow.version } })))
      return;
    message.success(t('published'));
    setAsking(false);
  };
  return (
    <>
      <Button
        type="primary"
        disabled={isAgain && !roadshow.hasUntoldChanges}
        onClick={() => {
          action.clear();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <Modal
        open={asking}
        title={label}
        okText={label}
        confirmLoading={action.running}
        onOk={() => void publish()}
        onCancel={() => setAsking(false)}
      >
        <p>{isAgain ? t('publishAgainText') : t('publishText')}</p>
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
      </Modal>
    </>
  );
}
