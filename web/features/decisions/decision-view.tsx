import { App, Button, Descriptions, Progress, Radio, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  type DecisionPartsFragment,
  type Vote,
  VoteDocument,
  type VoteMutation,
} from '../../generated/clearance/graphql.ts';
import { caseMessages } from '../../ui/case.messages.ts';
import { CaseLines, casePath } from '../../ui/case-lines.tsx';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { CancelDialog, CloseDialog } from './decision-dialogs.tsx';
import { decisionMessages } from './decisions.messages.ts';
import styles from './decisions.module.css';

const COLOURS = { CALLED: 'warning', APPROVED: 'success', REJECTED: 'error', VOID: 'default' } as const;
const VOTES = ['APPROVE', 'REJECT', 'ABSTAIN'] as const satisfies readonly Vote[];
const pick = (data: VoteMutation) => data.vote;

interface Props {
  decision: DecisionPartsFragment;
  onChanged: () => Promise<unknown>;
}

/** Where a decision stands. */
export function DecisionState({ state }: Pick<DecisionPartsFragment, 'state'>) {
  const t = useMessages(decisionMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

/** A whole decision: the terms in question, votes and recusals, minutes, and what the reader can do. */
export function DecisionView({ decision, onChanged }: Props) {
  const t = useMessages(decisionMessages);
  const words = useMessages(caseMessages);
  const { calledBy, calledAt, meetingOn, decidedAt, minutes, reason } = decision;
  const facts = [
    { key: 'calledAt', label: t('calledAt'), children: <DateTime value={calledAt} exact /> },
    { key: 'calledBy', label: t('calledBy'), children: calledBy?.name },
    { key: 'meetingOn', label: t('meetingOn'), children: meetingOn && <Day value={meetingOn} /> },
    { key: 'decidedAt', label: t('decidedAt'), children: decidedAt && <DateTime value={decidedAt} exact /> },
    { key: 'minutes', label: t('minutes'), children: minutes && <a href={minutes.url}>{minutes.name}</a> },
    { key: 'reason', label: t('reason'), children: reason },
  ];
  return (
    <>
      <section className={styles.section}>
        <h2>{t('terms')}</h2>
        <CaseLines lines={decision.content} />
        <p>
          <Link to={casePath(decision.caseType, decision.caseId)}>{words('caseOpen')}</Link>
        </p>
      </section>
      <section className={styles.section}>
        <h2>{t('votes')}</h2>
        <Votes decision={decision} />
        <MyVote decision={decision} onChanged={onChanged} />
      </section>
      <section className={styles.section}>
        <Descriptions size="small" column={1} items={facts.filter(({ children }) => children)} />
        <Steps decision={decision} onChanged={onChanged} />
      </section>
    </>
  );
}

/** How the votes stand, and who voted how or is recused. */
export function Votes({ decision: { count, members } }: Pick<Props, 'decision'>) {
  const t = useMessages(decisionMessages);
  const { voting, approve, reject, abstain, waiting } = count;
  const needed = Math.floor(voting / 2) + 1;
  const text = t('countText', { voting, approve, reject, abstain, waiting, needed });
  return (
    <>
      <p>{text}</p>
      <Progress
        percent={Math.round(((approve + reject + abstain) / voting) * 100)}
        success={{ percent: Math.round((approve / voting) * 100) }}
        showInfo={false}
        aria-label={text}
      />
      <ul className={styles.members}>
        {members.map(({ userId, name, vote, votedAt, recusedReason }) => (
          <li key={userId}>
            <strong>{name}</strong>
            {recusedReason && (
              <span>
                {t('recused')} <span className="f-quiet">{t(`recused${recusedReason}`)}</span>
              </span>
            )}
            {!recusedReason && <span>{vote ? t(`vote${vote}`) : t('voteNone')}</span>}
            <span className="f-quiet">
              <DateTime value={votedAt} exact />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function MyVote({ decision, onChanged }: Props) {
  const t = useMessages(decisionMessages);
  const { message } = App.useApp();
  const { hasRole } = useViewer();
  const action = useAction(VoteDocument, pick);
  const { mine, state, id } = decision;
  if (!mine || state !== 'CALLED' || !hasRole('LEADERSHIP_MEMBER')) return null;
  if (mine.recusedReason) {
    const reason = t(`recused${mine.recusedReason}`);
    return <p>{t('myRecusal', { reason })}</p>;
  }
  const cast = async (vote: Vote) => {
    if (!(await action.run({ input: { decisionId: id, vote } }))) return;
    message.success(t('voteCast', { vote: t(`vote${vote}`) }));
    await onChanged();
  };
  return (
    <div className="f-card">
      <h3 id={`vote-${id}`}>{t('myVote')}</h3>
      <Radio.Group
        aria-labelledby={`vote-${id}`}
        optionType="button"
        buttonStyle="solid"
        value={mine.vote}
        disabled={action.running}
        onChange={({ target }) => void cast(target.value as Vote)}
        options={VOTES.map((value) => ({ value, label: t(`vote${value}`) }))}
      />
      <p className="f-quiet">{t('myVoteHint')}</p>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </div>
  );
}

function Steps({ decision, onChanged }: Props) {
  const t = useMessages(decisionMessages);
  const { hasRole } = useViewer();
  const [open, setOpen] = useState<'close' | 'cancel' | null>(null);
  if (decision.state !== 'CALLED' || !hasRole('OFFICER')) return null;
  const dialog = { decision, onChanged, onClose: () => setOpen(null) };
  return (
    <div className={styles.buttons}>
      <Button type="primary" onClick={() => setOpen('close')}>
        {t('close')}
      </Button>
      <Button danger onClick={() => setOpen('cancel')}>
        {t('cancel')}
      </Button>
      {open === 'close' && <CloseDialog {...dialog} />}
      {open === 'cancel' && <CancelDialog {...dialog} />}
    </div>
  );
}
