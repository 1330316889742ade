import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AnswerDemandMilestoneDocument,
  type LaneMilestonePartsFragment,
  ReportDemandMilestoneDocument,
} from '../../../generated/demands-lanes/graphql.ts';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { AFTER_STEP, type Lane, MilestoneTag, useLaneExplain } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';
import { type MeasuredFields, MeasuredItems, measuredInputs } from './measured-fields.tsx';
import { FileList } from './parts.tsx';
import { TargetTable } from './target-table.tsx';

type Milestone = LaneMilestonePartsFragment;

/** The milestones of a lane with what was handed in for each, and their steps. */
export function MilestonesPanel({ lane }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const [open, setOpen] = useState<{ step: 'report' | 'answer'; milestone: Milestone } | null>(null);
  const isPledged = lane.pledge?.leadSignedAt && lane.pledge.posterSignedAt;
  const close = () => setOpen(null);
  return (
    <section className="f-card" aria-labelledby="milestones">
      <h2 id="milestones">{t('milestonesTitle')}</h2>
      {lane.milestones.length === 0 && (
        <p className="f-quiet">{isPledged ? t('milestonesNone') : t('milestonesEmpty')}</p>
      )}
      {lane.milestones.map((milestone) => (
        <MilestoneRow
          key={milestone.id}
          lane={lane}
          milestone={milestone}
          onStep={(step) => setOpen({ step, milestone })}
        />
      ))}
      {open?.step === 'report' && <ReportDialog lane={lane} milestone={open.milestone} onClose={close} />}
      {open?.step === 'answer' && <AnswerDialog lane={lane} milestone={open.milestone} onClose={close} />}
    </section>
  );
}

interface RowProps {
  lane: Lane;
  milestone: Milestone;
  onStep: (step: 'report' | 'answer') => void;
}

function MilestoneRow({ lane, milestone, onStep }: RowProps) {
  const t = useMessages(laneMessages);
  const { state, measured, files } = milestone;
  const stage = lane.milestoneStages.find(({ key }) => key === milestone.stageKey);
  const shown =
    lane.pledge?.targets.filter(({ id }) => measured.some(({ target }) => target.id === id)) ?? [];
  const canReport = lane.actions.includes('REPORT_MILESTONE') && state !== 'ACCEPTED';
  const canAnswer = lane.actions.includes('ANSWER_MILESTONE') && state === 'HANDED_IN';
  return (
    <article className={styles.milestone}>
      <div className={styles.lane}>
        <strong>
          {milestone.number}. {milestone.name}
        </strong>
        <MilestoneTag state={state} />
        <span className="f-quiet">
          {t('dueOn')} <Day value={milestone.dueOn} />
        </span>
        {stage && (
          <span className="f-quiet">
            {t('stage')} {stage.name}
          </span>
        )}
      </div>
      {milestone.deliverable && (
        <p>
          {t('deliverable')}: {milestone.deliverable}
        </p>
      )}
      {milestone.note && <p>{milestone.note}</p>}
      {milestone.handedInAt && (
        <p className="f-quiet">
          {t('report')} <DateTime value={milestone.handedInAt} />
        </p>
      )}
      <FileList files={files} />
      {shown.length > 0 && <TargetTable targets={shown} measured={measured} />}
      {milestone.reason && (
        <p className={styles.missed}>
          {t('returnReason')}: {milestone.reason}
        </p>
      )}
      {(canReport || canAnswer) && (
        <div className={styles.actions}>
          {canReport && (
            <Button type={state === 'HANDED_IN' ? 'default' : 'primary'} onClick={() => onStep('report')}>
              {t(state === 'PLANNED' ? 'report' : 'reportAgain')}
            </Button>
          )}
          {canAnswer && (
            <Button type="primary" onClick={() => onStep('answer')}>
              {t('answer')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

interface DialogProps {
  lane: Lane;
  milestone: Milestone;
  onClose: () => void;
}

interface ReportFields {
  note?: string;
  measured?: MeasuredFields;
  fileIds?: string[];
}

function ReportDialog({ lane, milestone, onClose }: DialogProps) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const [form] = Form.useForm<ReportFields>();
  const action = useAction(ReportDemandMilestoneDocument, (data) => data.reportDemandMilestone, {
    form,
    explain,
    fieldName: (path) => (path === 'note' || path === 'fileIds' ? [path] : null),
  });
  const report = async ({ note, measured, fileIds }: ReportFields) => {
    const step = { laneId: lane.id, expectedVersion: lane.version, milestoneId: milestone.id };
    const input = { ...step, note: note ?? null, measured: measuredInputs(measured), fileIds: fileIds ?? [] };
    if (await action.run({ input })) onClose();
  };
  return (
    <FormDialog<ReportFields>
      title={t('reportTitle', { name: milestone.name })}
      okText={t('report')}
      action={action}
      form={form}
      initialValues={{
        ...(milestone.note ? { note: milestone.note } : {}),
        measured: Object.fromEntries(milestone.measured.map(({ target, value }) => [target.id, value])),
      }}
      explain={explain}
      onSubmit={(fields) => void report(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="fileIds"
        label={t('evidence')}
        rules={[{ required: true, message: t('evidenceRequired') }]}
      >
        <UploadedFiles max={20} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <p className="f-quiet">{t('measuredNow')}</p>
      <MeasuredItems targets={lane.pledge?.targets ?? []} required={false} />
    </FormDialog>
  );
}

interface AnswerFields {
  accepted: boolean;
  reason?: string;
}

function AnswerDialog({ lane, milestone, onClose }: DialogProps) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const [form] = Form.useForm<AnswerFields>();
  const accepted = Form.useWatch('accepted', form);
  const action = useAction(AnswerDemandMilestoneDocument, (data) => data.answerDemandMilestone, {
    form,
    explain,
    refetchQueries: AFTER_STEP,
  });
  const answer = async (fields: AnswerFields) => {
    const step = { laneId: lane.id, expectedVersion: lane.version, milestoneId: milestone.id };
    const input = {
      ...step,
      accepted: fields.accepted,
      reason: fields.accepted ? null : (fields.reason ?? null),
    };
    if (await action.run({ input })) onClose();
  };
  return (
    <FormDialog<AnswerFields>
      title={t('answerTitle', { name: milestone.name })}
      okText={t('answer')}
      action={action}
      form={form}
      summary={<p>{t('answerText')}</p>}
      explain={explain}
      onSubmit={(fields) => void answer(fields)}
      onClose={onClose}
    >
      <Form.Item name="accepted" label={t('verdict')} rules={[{ required: true, message: t('required') }]}>
        <Radio.Group
          options={[
            { value: true, label: t('accept') },
            { value: false, label: t('giveBackWork') },
          ]}
        />
      </Form.Item>
      {accepted === false && (
        <Form.Item
          name="reason"
          label={t('returnReason')}
          rules={[{ required: true, whitespace: true, message: t('returnReasonRequired') }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
