import { App, Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DeclareContestConflictsDocument,
  type DeclareContestConflictsMutation,
  HandInContestScoresDocument,
  type HandInContestScoresMutation,
} from '../../../generated/roadshows-live/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { ScoreSheet } from './contest-sheet.tsx';
import { liveMessages } from './live.messages.ts';
import styles from './live.module.css';
import { type Contest, useLiveExplain } from './live-words.ts';
import { useContestScores } from './use-contest-scores.ts';

type Own = NonNullable<Contest['own']>;

const pickDeclared = (data: DeclareContestConflictsMutation) => data.declareContestConflicts;
const pickHandedIn = (data: HandInContestScoresMutation) => data.handInContestScores;

/** A judge's own seat: conflicts of interest first, then a sheet for each entry, handed in all at once. */
export function JudgeDesk({ contest, own }: { contest: Contest; own: Own }) {
  const t = useMessages(liveMessages);
  const { state, reason } = own.judge;
  return (
    <section className="f-card">
      <h2>{t('myScores')}</h2>
      <p>
        <Tag>{t(`judge${state}`)}</Tag> {reason}
      </p>
      {(state === 'INVITED' || state === 'READY') && !contest.closedAt && (
        <Declare key={state} contest={contest} own={own} />
      )}
      {(state === 'READY' || state === 'HANDED_IN') && <Sheets contest={contest} own={own} />}
    </section>
  );
}

function Declare({ contest, own }: { contest: Contest; own: Own }) {
  const t = useMessages(liveMessages);
  const explain = useLiveExplain();
  const [ids, setIds] = useState<string[]>([...new Set([...own.knownIds, ...own.judge.conflictIds])]);
  const [recusing, setRecusing] = useState(false);
  const declare = useAction(DeclareContestConflictsDocument, pickDeclared);
  const input = { judgeId: own.judge.id, expectedVersion: own.judge.version };
  const recuse = async (reason: string) => {
    if (await declare.run({ input: { ...input, entryIds: [], recuses: true, reason } })) setRecusing(false);
  };
  return (
    <>
      <h3>{t('declare')}</h3>
      <p>{t('declareText')}</p>
      <Checkbox.Group
        className={styles.criteria ?? ''}
        value={ids}
        onChange={(next) => setIds(next as string[])}
        options={contest.entries.map(({ id, title, unit }) => ({
          value: id,
          label: `${title} · ${unit}${own.knownIds.includes(id) ? `（${t('known')}）` : ''}`,
          disabled: own.knownIds.includes(id),
        }))}
      />
      <p className="f-quiet">{t('declareNone')}</p>
      <div className={styles.steps}>
        <Button
          type={own.judge.state === 'INVITED' ? 'primary' : 'default'}
          loading={declare.running}
          onClick={() => void declare.run({ input: { ...input, entryIds: ids } })}
        >
          {t('declareDone')}
        </Button>
        <Button danger onClick={() => setRecusing(true)}>
          {t('recuse')}
        </Button>
      </div>
      <Refusals errors={declare.refusals} explain={explain} />
      <FaultAlert fault={declare.fault} />
      {recusing && (
        <ReasonDialog
          title={t('recuseTitle')}
          text={t('recuseText')}
          label={t('reason')}
          ok={t('recuse')}
          danger
          action={declare}
          onReason={(reason) => void recuse(reason)}
          onCancel={() => setRecusing(false)}
        />
      )}
    </>
  );
}

function Sheets({ contest, own }: { contest: Contest; own: Own }) {
  const t = useMessages(liveMessages);
  const { modal, message } = App.useApp();
  const explain = useLiveExplain();
  const sheets = useContestScores(own);
  const handIn = useAction(HandInContestScoresDocument, pickHandedIn);
  const isOpen = own.judge.state === 'READY' && !contest.closedAt;
  const entries = contest.entries.filter(({ id }) => !own.judge.conflictIds.includes(id));
  const missing = entries.filter(({ id }) =>
    contest.criteria.some(({ key }) => sheets.of(id).points[key] == null),
  ).length;
  const ask = () =>
    modal.confirm({
      title: t('handIn'),
      content: t('handInText'),
      okText: t('handIn'),
      onOk: async () => {
        if (!(await sheets.flush())) return;
        const input = { judgeId: own.judge.id, expectedVersion: own.judge.version };
        if (await handIn.run({ input })) message.success(t('handedIn'));
      },
    });
  if (contest.criteria.length === 0) return <p>{t('refusedNO_CRITERIA')}</p>;
  return (
    <>
      <p>{t('scoreText')}</p>
      {entries.map((entry) => (
        <ScoreSheet
          key={entry.id}
          entry={entry}
          criteria={contest.criteria}
          draft={sheets.of(entry.id)}
          editable={isOpen}
          onChange={(draft) => sheets.change(entry.id, draft)}
        />
      ))}
      {isOpen && (
        <div className={styles.steps}>
          <Button type="primary" disabled={missing > 0} loading={handIn.running} onClick={ask}>
            {t('handIn')}
          </Button>
          <span className="f-quiet" role="status">
            {missing > 0 ? t('missing', { count: missing }) : t(sheets.isSaved ? 'saved' : 'notSaved')}
          </span>
        </div>
      )}
      <Refusals errors={handIn.refusals} explain={explain} />
      <FaultAlert fault={handIn.fault} />
    </>
  );
}
