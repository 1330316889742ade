import { App, Form } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DiluteSharesDocument,
  type DiluteSharesMutation,
} from '../../../generated/income-holdings/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { holdingMessages } from './holdings.messages.ts';
import { percent, toBasisPoints } from './percent.ts';
import { DayItem, PercentItem, ProofItems, today } from './record-items.tsx';

interface Fields {
  after: number;
  on: string;
  note?: string;
  fileIds: string[];
}

const pick = (data: DiluteSharesMutation) => data.diluteShares;
const fieldOf = (path: string) => [path === 'basisPointsAfter' ? 'after' : path.replace(/\.\d+$/, '')];

/** Records that others took new shares of the company. */
export function DilutionDialog(props: {
  dealId: string;
  /** Basis points that all holdings have together. */
  held: number;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useMessages(holdingMessages);
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const action = useAction(DiluteSharesDocument, pick, { form, fieldName: fieldOf });
  const submit = async ({ after, ...fields }: Fields) => {
    const input = {
      ...fields,
      dealId: props.dealId,
      basisPointsAfter: toBasisPoints(after),
      idempotencyKey: key,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('done'));
    await props.onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('dilute')}
      okText={t('dilute')}
      action={action}
      form={form}
      initialValues={{ on: today() }}
      summary={<p>{t('diluteText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <PercentItem
        name="after"
        label={t('diluteAfter')}
        max={(props.held - 1) / 100}
        extra={t('heldNow', { share: percent(props.held) })}
      />
      <DayItem name="on" label={t('moveOn')} />
      <ProofItems />
    </FormDialog>
  );
}
