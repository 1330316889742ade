import { App, Form, Radio, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  RecordEquityIncomeDocument,
  type RecordEquityIncomeMutation,
} from '../../../generated/income-holdings/graphql.ts';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { Equity } from './equity-parts.tsx';
import { holdingMessages } from './holdings.messages.ts';
import { percent } from './percent.ts';
import { DayItem, ProofItems, today } from './record-items.tsx';

interface Fields {
  kind: 'DIVIDEND' | 'SALE';
  amount: string;
  receivedOn: string;
  movementId?: string;
  note?: string;
  fileIds: string[];
}

const pick = (data: RecordEquityIncomeMutation) => data.recordEquityIncome;
const fieldOf = (path: string) => [path.replace(/\.\d+$/, '')];

/** Records a dividend of the unit's shares, or proceeds of their sale. */
export function IncomeDialog(props: { equity: Equity; onDone: () => Promise<unknown>; onClose: () => void }) {
  const t = useMessages(holdingMessages);
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form);
  const action = useAction(RecordEquityIncomeDocument, pick, { form, fieldName: fieldOf });
  const sales = props.equity.holdings
    .filter(({ holderKind }) => holderKind === 'UNIT')
    .flatMap(({ movements }) => movements.filter((movement) => movement.kind === 'SOLD'));
  const submit = async ({ movementId, ...fields }: Fields) => {
    const input = {
      ...fields,
      movementId: fields.kind === 'SALE' ? (movementId ?? null) : null,
      dealId: props.equity.dealId,
      idempotencyKey: key,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('done'));
    await props.onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('recordIncome')}
      okText={t('recordIncome')}
      action={action}
      form={form}
      initialValues={{ kind: 'DIVIDEND', receivedOn: today() }}
      summary={<p>{t('recordIncomeText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <Form.Item name="kind" label={t('incomeKind')}>
        <Radio.Group
          options={[
            { value: 'DIVIDEND', label: t('incomeKindDIVIDEND') },
            { value: 'SALE', label: t('incomeKindSALE'), disabled: sales.length === 0 },
          ]}
        />
      </Form.Item>
      {kind === 'SALE' && (
        <Form.Item name="movementId" label={t('ofSale')} rules={[{ required: true, message: t('required') }]}>
          <Select
            options={sales.map(({ id, on, change, counterparty }) => ({
              value: id,
              label: `${on} · ${percent(-change)} · ${counterparty ?? ''}`,
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true, message: t('required') }]}>
        <MoneyInput />
      </Form.Item>
      <DayItem name="receivedOn" label={t('receivedOn')} />
      <ProofItems />
    </FormDialog>
  );
}
