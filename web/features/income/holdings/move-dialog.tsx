import { App, Form, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  SellSharesDocument,
  type SellSharesMutation,
  TransferSharesDocument,
  type TransferSharesMutation,
} from '../../../generated/income-holdings/graphql.ts';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { Holding } from './equity-parts.tsx';
import { useHolderName } from './holder-name.ts';
import { useHoldingExplain } from './holding-explain.ts';
import { holdingMessages } from './holdings.messages.ts';
import { toBasisPoints } from './percent.ts';
import { DayItem, PercentItem, ProofItems, today } from './record-items.tsx';

interface Fields {
  share: number;
  on: string;
  proceeds?: string;
  counterparty?: string;
  toHoldingId?: string;
  note?: string;
  fileIds: string[];
}

interface Props {
  holding: Holding;
  way: 'sell' | 'transfer';
  /** Holders of the same register. */
  others: readonly Holding[];
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

const OUTSIDE = 'OUTSIDE';
const pickSale = (data: SellSharesMutation) => data.sellShares;
const pickTransfer = (data: TransferSharesMutation) => data.transferShares;
const fieldOf = (path: string) => [path === 'basisPoints' ? 'share' : path.replace(/\.\d+$/, '')];

/** Records that shares were sold, or went to somebody else. */
export function MoveDialog({ holding, way, others, onDone, onClose }: Props) {
  const t = useMessages(holdingMessages);
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const to = Form.useWatch('toHoldingId', form);
  const nameOf = useHolderName();
  const explain = useHoldingExplain();
  const sell = useAction(SellSharesDocument, pickSale, { form, fieldName: fieldOf });
  const transfer = useAction(TransferSharesDocument, pickTransfer, { form, fieldName: fieldOf });
  const submit = async ({ share, proceeds, counterparty, toHoldingId, ...fields }: Fields) => {
    const common = {
      ...fields,
      holdingId: holding.id,
      expectedVersion: holding.version,
      basisPoints: toBasisPoints(share),
      idempotencyKey: key,
    };
    const inside = toHoldingId !== undefined && toHoldingId !== OUTSIDE;
    const done =
      way === 'sell'
        ? await sell.run({
            input: { ...common, proceeds: proceeds ?? '0.00', counterparty: counterparty ?? '' },
          })
        : await transfer.run({
            input: {
              ...common,
              toHoldingId: inside ? toHoldingId : null,
              counterparty: inside ? null : (counterparty ?? null),
            },
          });
    if (!done) return;
    message.success(t('done'));
    await onDone();
  };
  const outside = way === 'sell' || to === OUTSIDE;
  return (
    <FormDialog<Fields>
      title={`${t(way)} · ${nameOf(holding)}`}
      okText={t(way)}
      action={way === 'sell' ? sell : transfer}
      form={form}
      explain={explain}
      initialValues={{ on: today(), toHoldingId: others[0]?.id ?? OUTSIDE }}
      summary={<p>{t(`${way}Text`)}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <PercentItem name="share" label={t('moveSharesLabel')} max={holding.basisPoints / 100} />
      <DayItem name="on" label={t('moveOn')} />
      {way === 'sell' && (
        <Form.Item name="proceeds" label={t('proceeds')} rules={[{ required: true, message: t('required') }]}>
          <MoneyInput />
        </Form.Item>
      )}
      {way === 'transfer' && (
        <Form.Item name="toHoldingId" label={t('toHolding')}>
          <Select
            options={[
              ...others.map((other) => ({ value: other.id, label: nameOf(other) })),
              { value: OUTSIDE, label: t('toOutside') },
            ]}
          />
        </Form.Item>
      )}
      {outside && (
        <Form.Item
          name="counterparty"
          label={t(way === 'sell' ? 'buyer' : 'receiver')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
      <ProofItems />
    </FormDialog>
  );
}
