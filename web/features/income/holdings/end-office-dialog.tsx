import { App, Form } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { EndOfficeDocument, type EndOfficeMutation } from '../../../generated/income-holdings/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { Holding } from './equity-parts.tsx';
import { useHoldingExplain } from './holding-explain.ts';
import { holdingMessages } from './holdings.messages.ts';
import { DayItem, ProofItems, today } from './record-items.tsx';

interface Fields {
  on: string;
  fileIds: string[];
}

const pick = (data: EndOfficeMutation) => data.endOffice;
const fieldOf = (path: string) => [path.replace(/\.\d+$/, '')];

/** Records that a leader left office, after which the shares may be traded (INC-8). */
export function EndOfficeDialog(props: {
  holding: Holding;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useMessages(holdingMessages);
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const explain = useHoldingExplain();
  const action = useAction(EndOfficeDocument, pick, { form, fieldName: fieldOf });
  const submit = async (fields: Fields) => {
    const { id: holdingId, version: expectedVersion } = props.holding;
    if (!(await action.run({ input: { ...fields, holdingId, expectedVersion, idempotencyKey: key } })))
      return;
    message.success(t('done'));
    await props.onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('endOffice')}
      okText={t('endOffice')}
      action={action}
      form={form}
      explain={explain}
      initialValues={{ on: today() }}
      summary={<p>{t('endOfficeText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <DayItem name="on" label={t('endOfficeOn')} />
      <ProofItems withNote={false} />
    </FormDialog>
  );
}
