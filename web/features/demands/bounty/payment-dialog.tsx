import { App, Form, Input, Radio, Select } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type BountySource,
  RecordBountyPaymentDocument,
  type RecordBountyPaymentMutation,
} from '../../../generated/demands-bounty/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { bountyMessages } from './bounty.messages.ts';
import type { Account } from './bounty-page.tsx';
import { isSome, least, minus } from './parts.tsx';
import { useBountyExplain } from './use-bounty-explain.ts';

interface Fields {
  laneId: string;
  amount: string;
  source: BountySource;
  safeguardId?: string;
  paidOn: string;
  reference?: string;
  fileIds: string[];
}

interface Props {
  account: Account;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const pick = (data: RecordBountyPaymentMutation) => data.recordBountyPayment;

/** The poster records what it paid to a winner, out of a deposit or its own account. */
export function PaymentDialog({ account, onClose, onDone }: Props) {
  const t = useMessages(bountyMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useBountyExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const source = Form.useWatch('source', form);
  const action = useAction(RecordBountyPaymentDocument, pick, { form, explain });
  const lanes = account.lanes.filter(({ unpaid }) => isSome(unpaid));
  const deposits = account.safeguards
    .filter(({ kind }) => kind === 'DEPOSIT')
    .map((each) => ({ ...each, rest: unspentOf(account, each) }))
    .filter(({ rest }) => isSome(rest));
  const [lane, deposit] = [lanes[0], deposits[0]];
  /** What is owed to a lane, as far as what it is paid out of reaches. */
  const preset = (laneId?: string, from: BountySource = 'BANK', safeguardId?: string) => {
    const unpaid = lanes.find(({ id }) => id === laneId)?.unpaid;
    const rest = from === 'DEPOSIT' ? deposits.find(({ id }) => id === safeguardId)?.rest : undefined;
    return unpaid && rest ? least(unpaid, rest) : unpaid;
  };
  const initial: Partial<Fields> = {
    source: deposit ? 'DEPOSIT' : 'BANK',
    fileIds: [],
    ...(lane ? { laneId: lane.id } : {}),
    ...(deposit ? { safeguardId: deposit.id } : {}),
  };
  const amount = preset(lane?.id, initial.source, deposit?.id);
  if (amount) initial.amount = amount;
  const takePreset = () => {
    const { laneId, source: from, safeguardId } = form.getFieldsValue(true) as Partial<Fields>;
    form.setFieldValue('amount', preset(laneId, from, safeguardId));
  };
  const send = async ({ safeguardId, ...fields }: Fields) => {
    const from = fields.source === 'DEPOSIT' ? (safeguardId ?? null) : null;
    if (!(await action.run({ input: { ...fields, safeguardId: from, idempotencyKey: key } }))) return;
    message.success(t('payDone'));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('pay')}
      okText={t('payOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={initial}
      summary={<p>{t('payText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="laneId" label={t('payTo')} rules={required}>
        <Select
          options={lanes.map(({ id, organization, unpaid }) => ({
            value: id,
            label: t('payToChoice', { name: organization.name, sum: exactMoney(unpaid, locale) }),
          }))}
          onChange={takePreset}
        />
      </Form.Item>
      <Form.Item name="amount" label={t('sum')} rules={required}>
        <MoneyInput />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('source')}
        {...(source === 'BANK' && Number(account.guaranteed ?? 0) > 0 ? { extra: t('sourceBANKHint') } : {})}
      >
        <Radio.Group
          onChange={takePreset}
          options={(['DEPOSIT', 'BANK'] as const).map((value) => ({
            value,
            label: t(`source${value}`),
            disabled: value === 'DEPOSIT' && deposits.length === 0,
          }))}
        />
      </Form.Item>
      {source === 'DEPOSIT' && (
        <Form.Item name="safeguardId" label={t('deposit')} rules={required}>
          <Select
            onChange={takePreset}
            options={deposits.map(({ id, holder, rest }) => ({
              value: id,
              label: t('depositChoice', { holder, sum: exactMoney(rest, locale) }),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="paidOn" label={t('paidOn')} rules={required}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="reference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('slips')}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}

/** What of a deposit no recorded payment takes yet. */
function unspentOf({ payments }: Account, { id, rest }: Account['safeguards'][number]): string {
  return payments
    .filter(({ safeguardId, state }) => safeguardId === id && (state === 'RECORDED' || state === 'DISPUTED'))
    .reduce((left, { amount }) => minus(left, amount), rest);
}
