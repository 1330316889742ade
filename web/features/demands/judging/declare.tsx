import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type ConflictOfInterest,
  DeclareConflictsDocument,
  type SeatSheetFragment,
} from '../../../generated/demands-judging/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { judgingMessages } from './judging.messages.ts';

const CONFLICTS: readonly ConflictOfInterest[] = [
  'EMPLOYED',
  'FAMILY',
  'TEACHER_OR_STUDENT',
  'JOINT_WORK',
  'FINANCIAL',
  'COMPETITOR',
  'POSTER',
  'DECLINED',
  'OTHER',
];

interface Props {
  seat: SeatSheetFragment;
  onDone: () => void;
}

interface Fields {
  free?: boolean;
  conflicts?: ConflictOfInterest[];
  text?: string;
}

const pick = (data: { declareConflicts: { userErrors: readonly UserErrorParts[] } }) => data.declareConflicts;

function useExplainObstacle() {
  const t = useMessages(judgingMessages);
  return ({ code, params }: UserErrorParts) => {
    const reason = params.find(({ name }) => name === 'reason')?.value;
    return code === 'FOUR_EYES' && (reason === 'BIDDER' || reason === 'POSTER')
      ? t(`obstacle${reason}`)
      : undefined;
  };
}

/** Conflicts of interest, before any bid is shown. */
export function Declare({ seat, onDone }: Props) {
  const t = useMessages(judgingMessages);
  const [form] = Form.useForm<Fields>();
  const explain = useExplainObstacle();
  const action = useAction(DeclareConflictsDocument, pick, { form, explain });
  const isFree = Form.useWatch('free', form);
  const declare = async ({ free, conflicts = [], text }: Fields) => {
    const input = {
      seatId: seat.id,
      expectedVersion: seat.version,
      conflicts: free ? [] : conflicts,
      text: free ? null : (text ?? null),
    };
    if (await action.run({ input })) onDone();
  };
  return (
    <section className="f-card" style={{ padding: 24 }}>
      <h2>{t('declareTitle')}</h2>
      <p className="f-quiet">{t('declareIntro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void declare(fields)}
        scrollToFirstError={{ focus: true }}
      >
        {isFree !== false && (
          <ul className="f-quiet">
            {CONFLICTS.map((kind) => (
              <li key={kind}>{t(`conflict${kind}`)}</li>
            ))}
          </ul>
        )}
        <Form.Item name="free" rules={[{ required: true, message: t('required') }]}>
          <Radio.Group
            style={{ display: 'grid', gap: 8 }}
            options={[
              { value: true, label: t('noConflict') },
              { value: false, label: t('hasConflict') },
            ]}
          />
        </Form.Item>
        {isFree === false && <ConflictFields />}
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('declare')}
        </Button>
      </Form>
    </section>
  );
}

function ConflictFields() {
  const t = useMessages(judgingMessages);
  return (
    <>
      <Form.Item name="conflicts" rules={[{ required: true, message: t('required') }]}>
        <Checkbox.Group
          style={{ display: 'grid', gap: 8 }}
          options={CONFLICTS.map((value) => ({ value, label: t(`conflict${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('conflictText')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </>
  );
}

/** A conflict that shows only when the bids are read. */
export function LateConflict({ seat, onDone }: Props) {
  const t = useMessages(judgingMessages);
  const [asking, setAsking] = useState(false);
  const [form] = Form.useForm<Fields>();
  const action = useAction(DeclareConflictsDocument, pick, { form });
  const declare = async ({ conflicts = [], text }: Fields) => {
    const input = { seatId: seat.id, expectedVersion: seat.version, conflicts, text: text ?? null };
    if (!(await action.run({ input }))) return;
    setAsking(false);
    onDone();
  };
  return (
    <p>
      <Button type="link" style={{ padding: 0 }} onClick={() => setAsking(true)}>
        {t('lateConflict')}
      </Button>
      {asking && (
        <FormDialog<Fields>
          title={t('lateConflict')}
          okText={t('declare')}
          danger
          action={action}
          form={form}
          onSubmit={(fields) => void declare(fields)}
          onClose={() => setAsking(false)}
        >
          <ConflictFields />
        </FormDialog>
      )}
    </p>
  );
}
