import { App, Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  MarkRightDocument,
  type RightMarkKind,
  type RightStanding,
} from '../../../generated/payments/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { paymentLabels } from '../payment-labels.ts';
import styles from '../room/money.module.css';
import { useRunning } from '../room/panel.ts';
import { eventMessages } from './events.messages.ts';
import type { WatchedRight } from './events-panel.tsx';

const COLOURS: Partial<Record<RightStanding, string>> = {
  IN_FORCE: 'success',
  FEE_NEAR: 'warning',
  IN_GRACE: 'warning',
  GRACE_OVER: 'error',
  LAPSED: 'error',
  EXPIRED: 'error',
};

interface Props {
  rights: readonly WatchedRight[];
  onChanged: () => Promise<unknown>;
}

/** How the rights of the result stand; the unit records fees, lapses and restorations. */
export function RightsSection({ rights, onChanged }: Props) {
  const t = useMessages(eventMessages);
  const [marking, setMarking] = useState<WatchedRight | null>(null);
  const columns = useColumns(setMarking);
  return (
    <section className={styles.part} aria-labelledby="rights-heading">
      <h3 id="rights-heading">{t('rights')}</h3>
      <p className="f-quiet">{t('rightsText')}</p>
      <DataTable<WatchedRight>
        name="watched-rights"
        label={t('rights')}
        rows={rights}
        rowKey={({ key }) => key}
        columns={columns}
        empty={<p className="f-quiet">{t('rightsEmpty')}</p>}
      />
      {marking && (
        <MarkDialog
          right={marking}
          onClose={() => setMarking(null)}
          onDone={async () => {
            setMarking(null);
            await onChanged();
          }}
        />
      )}
    </section>
  );
}

function useColumns(onMark: (right: WatchedRight) => void): DataColumn<WatchedRight>[] {
  const t = useMessages(eventMessages);
  const labels = useMessages(paymentLabels);
  const names = useLabels();
  const { actions } = useRunning();
  const name = ({ kind, number }: WatchedRight) => [names(`right${kind}`), number].filter(Boolean).join(' ');
  const marks = ({ marks: list }: WatchedRight) =>
    list.map(({ kind, on }) => `${labels(`mark${kind}`)} ${on}`);
  return [
    { key: 'right', title: t('columnRight'), always: true, render: name, text: name },
    {
      key: 'standing',
      title: t('columnStanding'),
      render: ({ standing }) => (
        <Tag color={COLOURS[standing] ?? 'default'}>{labels(`standing${standing}`)}</Tag>
      ),
      text: ({ standing }) => labels(`standing${standing}`),
    },
    {
      key: 'fee',
      title: t('columnFee'),
      render: ({ feeDueOn }) => <Day value={feeDueOn} />,
      text: ({ feeDueOn }) => feeDueOn ?? '',
    },
    {
      key: 'paid',
      title: t('columnPaid'),
      render: ({ paidUntil }) => <Day value={paidUntil} />,
      text: ({ paidUntil }) => paidUntil ?? '',
    },
    {
      key: 'expires',
      title: t('columnExpires'),
      render: ({ expiresOn }) => <Day value={expiresOn} />,
      text: ({ expiresOn }) => expiresOn ?? '',
    },
    {
      key: 'marks',
      title: t('columnMarks'),
      render: (right) => (
        <ul className={styles.why}>
          {marks(right).map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
      ),
      text: (right) => marks(right).join('；'),
    },
    ...(actions.includes('WATCH_RIGHTS')
      ? [
          {
            key: 'steps',
            title: t('columnDo'),
            render: (right: WatchedRight) => (
              <Button size="small" onClick={() => onMark(right)}>
                {t('mark')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

interface Fields {
  kind: RightMarkKind;
  on: string;
  paidUntil?: string;
  note?: string;
  fileIds?: string[];
}

function MarkDialog(props: { right: WatchedRight; onClose: () => void; onDone: () => Promise<unknown> }) {
  const { right, onClose, onDone } = props;
  const t = useMessages(eventMessages);
  const labels = useMessages(paymentLabels);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId } = useRunning();
  const [form] = Form.useForm<Fields>();
  const kinds: RightMarkKind[] = right.lapsedOn ? ['RESTORED', 'FEE_PAID'] : ['FEE_PAID', 'LAPSED'];
  const kind = Form.useWatch('kind', form) ?? kinds[0];
  const action = useAction(MarkRightDocument, (data) => data.markRight, { form, explain });
  const needed = [{ required: true, message: t('required') }];
  const send = async ({ fileIds = [], ...fields }: Fields) => {
    if (!(await action.run({ input: { dealId, rightKey: right.key, ...fields, fileIds } }))) return;
    message.success(t('markDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('markTitle', { right: right.number ?? right.key })}
      okText={t('markOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={kinds[0] ? { kind: kinds[0] } : {}}
      summary={kind !== 'FEE_PAID' && <p>{t('markText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('markKind')} rules={needed}>
        <Select options={kinds.map((value) => ({ value, label: labels(`mark${value}`) }))} />
      </Form.Item>
      <Form.Item name="on" label={t('markOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
      {kind === 'FEE_PAID' && (
        <Form.Item name="paidUntil" label={t('paidUntil')} rules={needed}>
          <DayPicker />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('files')} rules={kind === 'FEE_PAID' ? [] : needed}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}
