import { App, Button, Form } from 'antd';
import { useMemo, useRef } from 'react';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { PlaceBidDocument } from '../../generated/auctions/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { MoneyInput } from '../../ui/fields.tsx';
import { exactMoney } from '../../ui/money.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { auctionMessages } from './auctions.messages.ts';
import type { Room } from './room-page.tsx';

/** The field for the next bid, with the least sum, asked once before it is placed. */
export function BidForm({ room }: { room: Room }) {
  // The place of the question and of the message that it was done.
  return (
    <App component={false}>
      <Fields room={room} />
    </App>
  );
}

function Fields({ room }: { room: Room }) {
  const t = useMessages(auctionMessages);
  const { locale } = useLanguage();
  const { modal, message } = App.useApp();
  const [form] = Form.useForm<{ amount: string }>();
  const explain = useBidWords();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const bid = useAction(PlaceBidDocument, (data) => data.placeBid, options);
  const tried = useRef({ amount: '', key: '' });
  const least = room.leastBid ?? room.startPrice;
  const money = (sum: string) => exactMoney(sum, locale);
  const ask = ({ amount }: { amount: string }) => {
    // One key for all tries of this one bid: a try whose reply was lost may have been accepted.
    if (tried.current.amount !== amount) tried.current = { amount, key: newKey() };
    const idempotencyKey = tried.current.key;
    modal.confirm({
      title: t('bidConfirmTitle', { amount: money(amount) }),
      content: t('bidConfirmText'),
      okText: t('bidConfirm'),
      onOk: async () => {
        const done = await bid.run({ input: { auctionId: room.id, amount, idempotencyKey } });
        if (!done) return;
        tried.current = { amount: '', key: '' };
        form.resetFields();
        void message.success(t('bidDone', { amount: money(amount) }));
      },
    });
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={ask}>
      <Form.Item
        name="amount"
        label={t('bidLabel')}
        extra={t('bidHint', { least: money(least), increment: money(room.increment) })}
        rules={[{ required: true, message: t('bidNeeded') }]}
      >
        <MoneyInput />
      </Form.Item>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Button onClick={() => form.setFieldValue('amount', least)}>{money(least)}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={bid.running}
          disabled={room.myRegistration?.leads === true}
        >
          {t('bidButton')}
        </Button>
      </div>
      <Refusals errors={bid.refusals} explain={explain} />
      <FaultAlert fault={bid.fault} />
    </Form>
  );
}

/** `crypto.randomUUID` is there only over https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function useBidWords(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(auctionMessages);
  const { locale } = useLanguage();
  return useMemo(
    () => (error: UserErrorParts) => {
      const value = (name: string) => error.params.find((param) => param.name === name)?.value;
      switch (value('reason')) {
        case 'below-least':
          return t('bidBelow', { least: exactMoney(value('least') ?? '0.00', locale) });
        case 'own-highest':
          return t('bidOwn');
        case 'result-withdrawn':
          return t('bidWithdrawn');
        case 'insider':
          return t('insider');
        default:
          return error.code === 'STATE' ? t('bidOver') : undefined;
      }
    },
    [t, locale],
  );
}
