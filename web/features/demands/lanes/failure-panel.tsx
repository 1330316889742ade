import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ContestFindingDocument,
  FindFailureDocument,
  type FreeingGround,
  ReviewFindingDocument,
} from '../../../generated/demands-lanes/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { AFTER_STEP, GROUNDS, type Lane, useLaneExplain } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';
import { FileList } from './parts.tsx';
import { Consequences } from './pledge-panel.tsx';

type Step = 'FIND_FAILURE' | 'CONTEST' | 'REVIEW';
const STEPS: readonly Step[] = ['FIND_FAILURE', 'CONTEST', 'REVIEW'];
const LABELS = { FIND_FAILURE: 'findFailure', CONTEST: 'contest', REVIEW: 'review' } as const;

/** What was said and found where a pledge cannot be fulfilled; nothing while all is well. */
export function FailurePanel({ lane }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const [open, setOpen] = useState<Step | null>(null);
  const { finding, gaveUpAt, giveUpReason } = lane;
  const steps = STEPS.filter((step) => lane.actions.includes(step));
  const close = () => setOpen(null);
  if (!finding && !gaveUpAt && steps.length === 0) return null;
  return (
    <section className="f-card" aria-labelledby="failure">
      <h2 id="failure">{t('failureTitle')}</h2>
      {gaveUpAt && (
        <Alert
          type="warning"
          showIcon
          title={t('gaveUp')}
          description={
            <>
              {giveUpReason} <DateTime value={gaveUpAt} />
            </>
          }
        />
      )}
      {finding && <Finding finding={finding} />}
      {steps.length > 0 && (
        <div className={styles.actions}>
          {steps.map((step) => (
            <Button key={step} danger={step === 'FIND_FAILURE'} onClick={() => setOpen(step)}>
              {t(LABELS[step])}
            </Button>
          ))}
        </div>
      )}
      {open === 'FIND_FAILURE' && <FindDialog lane={lane} onClose={close} />}
      {open === 'CONTEST' && <ContestDialog lane={lane} onClose={close} />}
      {open === 'REVIEW' && <ReviewDialog lane={lane} onClose={close} />}
    </section>
  );
}

function Finding({ finding }: { finding: NonNullable<Lane['finding']> }) {
  const t = useMessages(laneMessages);
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('found')}</dt>
        <dd>
          {finding.ground ? t('freedBy', { ground: t(`ground${finding.ground}`) }) : t('notFreed')}{' '}
          <DateTime value={finding.foundAt} exact />
        </dd>
        <dt>{t('findReason')}</dt>
        <dd>{finding.reason}</dd>
        {!finding.isFreed && (
          <>
            <dt>{t('toGiveBack')}</dt>
            <dd>
              <Money value={finding.giveBack} exact />
            </dd>
            <dt>{t('barredUntil')}</dt>
            <dd>{finding.barredUntil ? <DateTime value={finding.barredUntil} exact /> : t('barredNone')}</dd>
          </>
        )}
        {finding.contestedAt && (
          <>
            <dt>{t('contested')}</dt>
            <dd>
              {finding.contestReason} <DateTime value={finding.contestedAt} exact />
            </dd>
          </>
        )}
        {finding.reviewedAt && (
          <>
            <dt>{t('reviewResult')}</dt>
            <dd>
              {t(finding.isLifted ? 'lifted' : 'upheld')}: {finding.reviewReason}{' '}
              <DateTime value={finding.reviewedAt} exact />
            </dd>
          </>
        )}
      </dl>
      <FileList files={finding.files} />
    </>
  );
}

interface Fields {
  ground: FreeingGround | 'NONE';
  reason: string;
  fileIds?: string[];
}

function FindDialog({ lane, onClose }: { lane: Lane; onClose: () => void }) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const [form] = Form.useForm<Fields>();
  const action = useAction(FindFailureDocument, (data) => data.findFailure, {
    form,
    explain,
    refetchQueries: AFTER_STEP,
  });
  const find = async ({ ground, reason, fileIds }: Fields) => {
    const step = { laneId: lane.id, expectedVersion: lane.version };
    const input = { ...step, ground: ground === 'NONE' ? null : ground, reason, fileIds: fileIds ?? [] };
    if (await action.run({ input })) onClose();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('findTitle')}
      okText={t('findFailure')}
      danger
      action={action}
      form={form}
      summary={
        <>
          <p>{t('findText')}</p>
          <dl className={styles.facts}>
            <dt>{t('consequences')}</dt>
            <dd>
              <Consequences lane={lane} />
            </dd>
          </dl>
        </>
      }
      explain={explain}
      onSubmit={(fields) => void find(fields)}
      onClose={onClose}
    >
      <Form.Item name="ground" label={t('findGround')} rules={required}>
        <Select
          options={[
            { value: 'NONE', label: t('findGroundNone') },
            ...GROUNDS.map((value) => ({ value, label: t(`ground${value}`) })),
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('findReason')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('evidence')}>
        <UploadedFiles max={20} />
      </Form.Item>
    </FormDialog>
  );
}

function ContestDialog({ lane, onClose }: { lane: Lane; onClose: () => void }) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const action = useAction(ContestFindingDocument, (data) => data.contestFinding, {
    explain,
    refetchQueries: AFTER_STEP,
  });
  const contest = async (reason: string) => {
    if (await action.run({ input: { laneId: lane.id, expectedVersion: lane.version, reason } })) onClose();
  };
  return (
    <ReasonDialog
      title={t('contestTitle')}
      text={t('contestText')}
      label={t('reason')}
      ok={t('contest')}
      action={action}
      onReason={(reason) => void contest(reason)}
      onCancel={onClose}
    />
  );
}

interface ReviewFields {
  isLifted: boolean;
  reason: string;
}

function ReviewDialog({ lane, onClose }: { lane: Lane; onClose: () => void }) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const [form] = Form.useForm<ReviewFields>();
  const action = useAction(ReviewFindingDocument, (data) => data.reviewFinding, {
    form,
    explain,
    refetchQueries: AFTER_STEP,
  });
  const review = async (fields: ReviewFields) => {
    if (await action.run({ input: { laneId: lane.id, expectedVersion: lane.version, ...fields } })) onClose();
  };
  return (
    <FormDialog<ReviewFields>
      title={t('reviewTitle')}
      okText={t('review')}
      action={action}
      form={form}
      summary={<p>{t('reviewText')}</p>}
      explain={explain}
      onSubmit={(fields) => void review(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="isLifted"
        label={t('reviewResult')}
        rules={[{ required: true, message: t('required') }]}
      >
        <Radio.Group
          options={[
            { value: false, label: t('reviewUphold') },
            { value: true, label: t('reviewLift') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
