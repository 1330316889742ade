import { App, Form, Input } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  RecordRepaymentDocument,
  type RecordRepaymentMutation,
  ReturnBountyDocument,
  type ReturnBountyMutation,
  type SafeguardPartsFragment,
} from '../../../generated/demands-bounty/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { bountyMessages } from './bounty.messages.ts';
import { isSome, minus } from './parts.tsx';
import { useBountyExplain } from './use-bounty-explain.ts';

interface Props {
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

interface ReturnFields {
  amount: string;
  returnedOn: string;
  reference?: string;
}

const pickReturn = (data: ReturnBountyMutation) => data.returnBounty;
const pickRepayment = (data: RecordRepaymentMutation) => data.recordRepayment;

/** The poster records that a deposit came back, or releases a guarantee. */
export function ReturnDialog({
  safeguard,
  free,
  onClose,
  onDone,
}: Props & { safeguard: SafeguardPartsFragment; free: string }) {
  const t = useMessages(bountyMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useBountyExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<ReturnFields>();
  const action = useAction(ReturnBountyDocument, pickReturn, { form, explain });
  const most = isSome(minus(safeguard.rest, free)) ? free : safeguard.rest;
  const text = safeguard.kind === 'DEPOSIT' ? 'returnText' : 'releaseText';
  const send = async (fields: ReturnFields) => {
    const input = { safeguardId: safeguard.id, ...fields, idempotencyKey: key };
    if (!(await action.run({ input }))) return;
    message.success(t('returnDone'));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<ReturnFields>
      title={t('returnTitle')}
      okText={t('returnOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{ amount: most }}
      summary={<p>{t(text, { sum: exactMoney(most, locale) })}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('sum')} rules={required}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="returnedOn" label={t('returnedOn')} rules={required}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="reference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

interface RepaymentFields {
  amount: string;
  receivedOn: string;
  reference?: string;
}

/** The poster records that a winner gave bounty back. */
export function RepaymentDialog({
  reclaimId,
  open,
  onClose,
  onDone,
}: Props & { reclaimId: string /** What is still to come. */; open: string }) {
  const t = useMessages(bountyMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useBountyExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<RepaymentFields>();
  const action = useAction(RecordRepaymentDocument, pickRepayment, { form, explain });
  const send = async (fields: RepaymentFields) => {
    if (!(await action.run({ input: { reclaimId, ...fields, idempotencyKey: key } }))) return;
    message.success(t('repayDone'));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<RepaymentFields>
      title={t('repay')}
      okText={t('returnOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{ amount: open }}
      summary={<p>{t('repayText', { sum: exactMoney(open, locale) })}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('sum')} rules={required}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('receivedOn')} rules={required}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="reference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
