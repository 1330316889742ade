import { App, Form, Input } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  RegisterSharesDocument,
  type RegisterSharesMutation,
} from '../../../generated/income-holdings/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { Equity } from './equity-parts.tsx';
import { useHoldingExplain } from './holding-explain.ts';
import { holdingMessages } from './holdings.messages.ts';
import { toBasisPoints } from './percent.ts';
import { DayItem, PercentItem, ProofItems, today } from './record-items.tsx';

interface Fields {
  company?: string;
  acquiredOn: string;
  residual?: number;
  fileIds: string[];
}

const pick = (data: RegisterSharesMutation) => data.registerShares;
const fieldOf = (path: string) => [path === 'residualBasisPoints' ? 'residual' : path.replace(/\.\d+$/, '')];

/** Enters the shares that a contract brought, as they were shown to be divided. */
export function RegisterDialog(props: {
  dealId: string;
  division: NonNullable<Equity['division']>;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useMessages(holdingMessages);
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const explain = useHoldingExplain();
  const action = useAction(RegisterSharesDocument, pick, {
    form,
    fieldName: fieldOf,
  });
  const { division } = props;
  const submit = async ({ residual, company, ...fields }: Fields) => {
    const residualBasisPoints = residual === undefined ? null : toBasisPoints(residual);
    const input = {
      ...fields,
      dealId: props.dealId,
      company: company?.trim() || null,
      residualBasisPoints,
      idempotencyKey: key,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('registered'));
    await props.onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('registerShares')}
      okText={t('registerShares')}
      action={action}
      form={form}
      explain={explain}
      initialValues={{ acquiredOn: today() }}
      summary={<p>{t('registerText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <DayItem name="acquiredOn" label={t('acquiredOn')} extra={t('acquiredHint')} />
      <Form.Item name="company" label={t('company')} extra={t('companyHint')}>
        <Input maxLength={200} placeholder={division.company} />
      </Form.Item>
      {division.residualFunds && (
        <PercentItem name="residual" label={t('residualShare')} max={100 - division.basisPoints / 100} />
      )}
      <ProofItems withNote={false} />
    </FormDialog>
  );
}
