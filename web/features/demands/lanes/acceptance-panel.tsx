import { Alert, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DecideOnWorkDocument,
  HandInWorkDocument,
  type LaneAcceptancePartsFragment,
} from '../../../generated/demands-lanes/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { AFTER_STEP, type Lane, useLaneExplain, usePercent } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';
import { type MeasuredFields, MeasuredItems, measuredInputs } from './measured-fields.tsx';
import { FileList } from './parts.tsx';
import { TargetTable } from './target-table.tsx';

/** What was handed in for acceptance, with what was measured against each target, and the verdicts. */
export function AcceptancePanel({ lane }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const [open, setOpen] = useState<'handIn' | 'decide' | null>(null);
  const close = () => setOpen(null);
  const rounds = [...lane.acceptances].reverse();
  return (
    <section className="f-card" aria-labelledby="acceptance">
      <h2 id="acceptance">{t('acceptanceTitle')}</h2>
      {rounds.length === 0 && <p className="f-quiet">{t('acceptanceEmpty')}</p>}
      {rounds.map((round) => (
        <Round key={round.id} lane={lane} round={round} />
      ))}
      <div className={styles.actions}>
        {lane.actions.includes('HAND_IN') && (
          <Button type="primary" onClick={() => setOpen('handIn')}>
            {t('handIn')}
          </Button>
        )}
        {lane.actions.includes('DECIDE') && (
          <Button type="primary" onClick={() => setOpen('decide')}>
            {t('decide')}
          </Button>
        )}
      </div>
      {open === 'handIn' && <HandInDialog lane={lane} onClose={close} />}
      {open === 'decide' && <DecideDialog lane={lane} onClose={close} />}
    </section>
  );
}

function Round({ lane, round }: { lane: Lane; round: LaneAcceptancePartsFragment }) {
  const t = useMessages(laneMessages);
  const percent = usePercent();
  return (
    <article className={styles.milestone}>
      <div className={styles.lane}>
        <strong>{t('round', { number: String(round.number) })}</strong>
        <DateTime value={round.handedInAt} />
        <span>
          {t('attainment')} <span className="f-number">{percent(round.attainment)}</span>
        </span>
        <strong>{round.verdict ? t(`verdict${round.verdict}`) : t('verdictOpen')}</strong>
      </div>
      {round.note && <p>{round.note}</p>}
      <FileList files={round.files} />
      <TargetTable targets={lane.pledge?.targets ?? []} measured={round.measured} />
      {round.reason && (
        <p>
          {t('verdictReason')}: {round.reason}
        </p>
      )}
    </article>
  );
}

interface DialogProps {
  lane: Lane;
  onClose: () => void;
}

interface HandInFields {
  note?: string;
  measured?: MeasuredFields;
  fileIds?: string[];
}

function HandInDialog({ lane, onClose }: DialogProps) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const [form] = Form.useForm<HandInFields>();
  const action = useAction(HandInWorkDocument, (data) => data.handInWork, {
    form,
    explain,
    fieldName: (path) => (path === 'note' || path === 'fileIds' ? [path] : null),
    refetchQueries: AFTER_STEP,
  });
  const handIn = async ({ note, measured, fileIds }: HandInFields) => {
    const step = { laneId: lane.id, expectedVersion: lane.version };
    const input = { ...step, note: note ?? null, measured: measuredInputs(measured), fileIds: fileIds ?? [] };
    if (await action.run({ input })) onClose();
  };
  return (
    <FormDialog<HandInFields>
      title={t('handInTitle')}
      okText={t('handIn')}
      action={action}
      form={form}
      summary={<p>{t('handInText')}</p>}
      explain={explain}
      onSubmit={(fields) => void handIn(fields)}
      onClose={onClose}
    >
      <MeasuredItems targets={lane.pledge?.targets ?? []} required />
      <Form.Item
        name="fileIds"
        label={t('testReport')}
        rules={[{ required: true, message: t('evidenceRequired') }]}
      >
        <UploadedFiles max={20} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}

interface DecideFields {
  verdict: 'ACCEPTED' | 'CONCESSION' | 'RETURNED';
  reason?: string;
}

function DecideDialog({ lane, onClose }: DialogProps) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const [form] = Form.useForm<DecideFields>();
  const verdict = Form.useWatch('verdict', form);
  const action = useAction(DecideOnWorkDocument, (data) => data.decideOnWork, {
    form,
    explain,
    refetchQueries: AFTER_STEP,
  });
  const measured = lane.acceptances.at(-1)?.measured ?? [];
  const missed = measured.filter(({ isMet }) => !isMet).length;
  const decide = async (fields: DecideFields) => {
    const step = { laneId: lane.id, expectedVersion: lane.version };
    if (await action.run({ input: { ...step, verdict: fields.verdict, reason: fields.reason ?? null } }))
      onClose();
  };
  return (
    <FormDialog<DecideFields>
      title={t('decideTitle')}
      okText={t('decide')}
      action={action}
      form={form}
      summary={
        <>
          <p>{t('decideText', { count: measured.length, missed: String(missed) })}</p>
          {missed > 0 && <Alert className={styles.alert} type="warning" showIcon title={t('mustAccept')} />}
        </>
      }
      explain={explain}
      onSubmit={(fields) => void decide(fields)}
      onClose={onClose}
    >
      <Form.Item name="verdict" label={t('verdict')} rules={[{ required: true, message: t('required') }]}>
        <Radio.Group
          options={[
            { value: 'ACCEPTED', label: t('verdictACCEPTED'), disabled: missed > 0 },
            { value: 'CONCESSION', label: t('verdictCONCESSION') },
            { value: 'RETURNED', label: t('verdictRETURNED') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('verdictReason')}
        rules={[
          {
            required: verdict !== undefined && verdict !== 'ACCEPTED',
            whitespace: true,
            message: t('verdictReasonRequired'),
          },
        ]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
