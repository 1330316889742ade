import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type IncomeCostKind,
  IncomeCostsDocument,
  type IncomeCostsQuery,
  RecordIncomeCostDocument,
  type RecordIncomeCostMutation,
  TakeBackIncomeCostDocument,
  type TakeBackIncomeCostMutation,
} from '../../../generated/income/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { FileField } from './file-field.tsx';
import { incomeMessages } from './income.messages.ts';
import styles from './income.module.css';
import { useExplainIncome } from './income-words.tsx';
import type { IncomeSource } from './source.ts';

const KINDS: readonly IncomeCostKind[] = ['TAX', 'KEEPING', 'VALUATION', 'APPRAISAL', 'NEGOTIATION', 'OTHER'];

const pickCosts = (data: IncomeCostsQuery) =>
  data.income?.costs ?? { edges: [], pageInfo: { hasNextPage: false } };
const pickRecorded = (data: RecordIncomeCostMutation) => data.recordIncomeCost;
const pickTaken = (data: TakeBackIncomeCostMutation) => data.takeBackIncomeCost;

type Cost = NonNullable<IncomeCostsQuery['income']>['costs']['edges'][number]['node'];

interface Props {
  source: IncomeSource;
  may: boolean;
  onChanged: () => Promise<unknown>;
}

/** Deductible costs with their evidence (INC-1). */
export function CostsPart({ source, may, onChanged }: Props) {
  const t = useMessages(incomeMessages);
  const list = useRows(IncomeCostsDocument, pickCosts, { ...source });
  const [open, setOpen] = useState(false);
  const [taking, setTaking] = useState<Cost | null>(null);
  const columns = useColumns(may ? setTaking : null);
  const add = may ? <Button onClick={() => setOpen(true)}>{t('costAdd')}</Button> : null;
  const changed = async () => {
    await list.refetch();
    await onChanged();
  };
  return (
    <section className={styles.part}>
      <h2>{t('costsTitle')}</h2>
      <ListTable<Cost>
        name="income-costs"
        label={t('costsTitle')}
        list={list}
        columns={columns}
        {...(list.rows?.length ? { tools: add } : {})}
        empty={<EmptyState title={t('costsEmpty')} text={t('costsEmptyText')} action={add} />}
      />
      {open && <CostDialog source={source} onClose={() => setOpen(false)} onChanged={changed} />}
      {taking && <TakeBackDialog cost={taking} onClose={() => setTaking(null)} onChanged={changed} />}
    </section>
  );
}

function useColumns(onTakeBack: ((cost: Cost) => void) | null): DataColumn<Cost>[] {
  const t = useMessages(incomeMessages);
  return [
    {
      key: 'kind',
      title: t('costKind'),
      always: true,
      render: (row) => t(`cost${row.kind}`),
      text: (row) => t(`cost${row.kind}`),
    },
    {
      key: 'amount',
      title: t('costAmount'),
      align: 'right',
      render: (row) => <Money value={row.amount} exact />,
      text: (row) => row.amount,
    },
    {
      key: 'deducted',
      title: t('costDeducted'),
      align: 'right',
      render: (row) => <Money value={row.deducted} exact />,
      text: (row) => row.deducted,
    },
    {
      key: 'day',
      title: t('costDay'),
      render: (row) => <Day value={row.incurredOn} />,
      text: (row) => row.incurredOn,
    },
    {
      key: 'note',
      title: t('costNote'),
      render: (row) => (
        <>
          {row.note}
          {row.takenBackReason && (
            <div className="f-quiet">{t('costTakenBack', { reason: row.takenBackReason })}</div>
          )}
        </>
      ),
      text: (row) => row.note,
    },
    {
      key: 'file',
      title: t('costFile'),
      render: (row) => row.file && <a href={row.file.url}>{row.file.name}</a>,
      text: (row) => row.file?.name ?? '',
    },
    {
      key: 'by',
      title: t('costBy'),
      optional: true,
      render: (row) => row.recordedBy?.name,
      text: (row) => row.recordedBy?.name ?? '',
    },
    ...(onTakeBack
      ? [
          {
            key: 'do',
            title: t('columnDo'),
            render: (row: Cost) =>
              !row.takenBackAt &&
              Number(row.deducted) === 0 && (
                <Button type="link" onClick={() => onTakeBack(row)}>
                  {t('costTakeBack')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}

interface Fields {
  kind: IncomeCostKind;
  amount: string;
  incurredOn: string;
  note: string;
  fileId: string;
}

function CostDialog(props: { source: IncomeSource; onClose: () => void; onChanged: () => Promise<unknown> }) {
  const t = useMessages(incomeMessages);
  const [form] = Form.useForm<Fields>();
  const explain = useExplainIncome();
  const { key } = useIdempotencyKey();
  const action = useAction(RecordIncomeCostDocument, pickRecorded, { form, explain });
  const submit = async (fields: Fields) => {
    const input = { ...fields, source: props.source, idempotencyKey: key };
    if (!(await action.run({ input }))) return;
    props.onClose();
    await props.onChanged();
  };
  return (
    <FormDialog<Fields>
      title={t('costTitle')}
      okText={t('costSave')}
      action={action}
      form={form}
      initialValues={{ kind: 'TAX' }}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <Form.Item name="kind" label={t('costKind')}>
        <Select options={KINDS.map((value) => ({ value, label: t(`cost${value}`) }))} />
      </Form.Item>
      <Form.Item name="amount" label={t('costAmount')} rules={[{ required: true }]}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="incurredOn" label={t('costDay')} rules={[{ required: true }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="note" label={t('costNote')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="fileId" label={t('costFile')} rules={[{ required: true }]}>
        <FileField />
      </Form.Item>
    </FormDialog>
  );
}

function TakeBackDialog(props: { cost: Cost; onClose: () => void; onChanged: () => Promise<unknown> }) {
  const t = useMessages(incomeMessages);
  const explain = useExplainIncome();
  const action = useAction(TakeBackIncomeCostDocument, pickTaken, { explain });
  const run = async (reason: string) => {
    if (!(await action.run({ input: { costId: props.cost.id, reason } }))) return;
    props.onClose();
    await props.onChanged();
  };
  return (
    <ReasonDialog
      title={t('costTakeBack')}
      text={t('costTakeBackText')}
      label={t('reasonLabel')}
      ok={t('costTakeBack')}
      danger
      action={action}
      onReason={(reason) => void run(reason)}
      onCancel={props.onClose}
    />
  );
}
