import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DeclineLaneDocument,
  type DemandLaneAction,
  EndFailedDemandDocument,
  GiveUpWorkDocument,
  ReplaceLaneDocument,
  StartWorkDocument,
} from '../../../generated/demands-lanes/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { type Lane, useLaneExplain } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';

const REFETCHED = ['DemandLanes'];
type Step = 'DECLINE' | 'START_WORK' | 'GIVE_UP' | 'REPLACE' | 'END_DEMAND';
const STEPS: readonly Step[] = ['START_WORK', 'REPLACE', 'DECLINE', 'GIVE_UP', 'END_DEMAND'];
/** What the panels below do; named here so that nobody has to look for it. */
const BELOW: Partial<Record<DemandLaneAction, 'edit' | 'sign' | 'report' | 'answer' | 'handIn' | 'decide'>> =
  {
    EDIT_PLEDGE: 'edit',
    SIGN_PLEDGE: 'sign',
    REPORT_MILESTONE: 'report',
    ANSWER_MILESTONE: 'answer',
    HAND_IN: 'handIn',
    DECIDE: 'decide',
  };
const PLACES: Partial<Record<DemandLaneAction, string>> = {
  EDIT_PLEDGE: '#pledge',
  SIGN_PLEDGE: '#pledge',
  REPORT_MILESTONE: '#milestones',
  ANSWER_MILESTONE: '#milestones',
  HAND_IN: '#acceptance',
  DECIDE: '#acceptance',
};
const LABELS = {
  DECLINE: 'decline',
  START_WORK: 'startWork',
  GIVE_UP: 'giveUp',
  REPLACE: 'replace',
  END_DEMAND: 'endDemand',
} as const;

/** What is next in a lane, who has to do it, and the steps that belong to no panel. */
export function NextCard({ lane, isReplaced }: { lane: Lane; isReplaced: boolean }) {
  const t = useMessages(laneMessages);
  const [open, setOpen] = useState<Step | null>(null);
  const close = () => setOpen(null);
  const steps = STEPS.filter((step) => lane.actions.includes(step));
  const isIncomplete = (lane.pledge?.missing.length ?? 0) > 0;
  const below = lane.actions.flatMap((action) => {
    // Nobody can sign what still lacks a term: settling it comes first.
    if (action === (isIncomplete ? 'SIGN_PLEDGE' : 'EDIT_PLEDGE')) return [];
    const key = BELOW[action];
    return key ? [{ key, to: PLACES[action] ?? '' }] : [];
  });
  return (
    <section className="f-card" aria-labelledby="next">
      <h2 id="next">{t('nextTitle')}</h2>
      <Waiting lane={lane} isReplaced={isReplaced} isIdle={steps.length === 0 && below.length === 0} />
      <div className={styles.actions}>
        {below.map(({ key, to }) => (
          <a key={key} href={to} className="f-button">
            {t(key)}
          </a>
        ))}
        {steps.map((step) => (
          <Button
            key={step}
            type={step === 'START_WORK' || step === 'REPLACE' ? 'primary' : 'default'}
            danger={step === 'GIVE_UP' || step === 'END_DEMAND'}
            onClick={() => setOpen(step)}
          >
            {t(LABELS[step])}
          </Button>
        ))}
      </div>
      {(open === 'START_WORK' || open === 'REPLACE') && <Ask lane={lane} step={open} onClose={close} />}
      {(open === 'DECLINE' || open === 'GIVE_UP') && <Leave lane={lane} step={open} onClose={close} />}
      {open === 'END_DEMAND' && <End lane={lane} onClose={close} />}
    </section>
  );
}

function Waiting({ lane, isReplaced, isIdle }: { lane: Lane; isReplaced: boolean; isIdle: boolean }) {
  const t = useMessages(laneMessages);
  if (isReplaced) return <p>{t('replacedText')}</p>;
  if (lane.state === 'AWARDED') {
    return (
      <p>
        {isIdle && t('waitsSign')} {!lane.leadSignedAt && t('signByText')}{' '}
        {!lane.leadSignedAt && <DateTime value={lane.signBy} exact />}
      </p>
    );
  }
  if (!isIdle) return null;
  if (lane.state === 'ACCEPTED') return <p>{t('waitsMoney')}</p>;
  const waitsForPoster =
    lane.state === 'SUBMITTED' || lane.milestones.some(({ state }) => state === 'HANDED_IN');
  if (lane.side === 'LEAD' && waitsForPoster) return <p>{t('waitsPoster')}</p>;
  if (lane.side === 'POSTER' && ['PLEDGED', 'IN_PROGRESS'].includes(lane.state))
    return <p>{t('waitsLead')}</p>;
  return <p className="f-quiet">{t('nothingNext')}</p>;
}

interface DialogProps<S extends Step> {
  lane: Lane;
  step: S;
  onClose: () => void;
}

function Ask({ lane, step, onClose }: DialogProps<'START_WORK' | 'REPLACE'>) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const start = useAction(StartWorkDocument, (data) => data.startWork, {
    explain,
    refetchQueries: REFETCHED,
  });
  const replace = useAction(ReplaceLaneDocument, (data) => data.replaceLane, {
    explain,
    refetchQueries: REFETCHED,
  });
  const action = step === 'START_WORK' ? start : replace;
  const run = async () => {
    if (await action.run({ input: { laneId: lane.id, expectedVersion: lane.version } })) onClose();
  };
  const isStart = step === 'START_WORK';
  return (
    <Modal
      open
      title={t(isStart ? 'startTitle' : 'replaceTitle')}
      okText={t(LABELS[step])}
      confirmLoading={action.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p>{t(isStart ? 'startText' : 'replaceText')}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function Leave({ lane, step, onClose }: DialogProps<'DECLINE' | 'GIVE_UP'>) {
  const t = useMessages(laneMessages);
  const decline = useAction(DeclineLaneDocument, (data) => data.declineLane, { refetchQueries: REFETCHED });
  const giveUp = useAction(GiveUpWorkDocument, (data) => data.giveUpWork, { refetchQueries: REFETCHED });
  const action = step === 'DECLINE' ? decline : giveUp;
  const run = async (reason: string) => {
    if (await action.run({ input: { laneId: lane.id, expectedVersion: lane.version, reason } })) onClose();
  };
  const isDecline = step === 'DECLINE';
  return (
    <ReasonDialog
      title={t(isDecline ? 'declineTitle' : 'giveUpTitle')}
      text={t(isDecline ? 'declineText' : 'giveUpText')}
      label={t('reason')}
      ok={t(LABELS[step])}
      danger
      action={action}
      onReason={(reason) => void run(reason)}
      onCancel={onClose}
    />
  );
}

function End({ lane, onClose }: { lane: Lane; onClose: () => void }) {
  const t = useMessages(laneMessages);
  const action = useAction(EndFailedDemandDocument, (data) => data.endFailedDemand, {
    refetchQueries: REFETCHED,
  });
  const { demand } = lane;
  if (!demand) return null;
  const run = async (reason: string) => {
    if (await action.run({ input: { demandId: demand.id, expectedVersion: demand.version, reason } }))
      onClose();
  };
  return (
    <ReasonDialog
      title={t('endTitle')}
      text={t('endText')}
      label={t('reason')}
      ok={t('endDemand')}
      danger
      action={action}
      onReason={(reason) => void run(reason)}
      onCancel={onClose}
    />
  );
}
