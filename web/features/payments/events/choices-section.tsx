import { App, Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { BuyOutLicenseDocument, GiveBackLicenseDocument } from '../../../generated/payments/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import styles from '../room/money.module.css';
import { useRunning } from '../room/panel.ts';
import { eventMessages } from './events.messages.ts';

/** What the licensee may choose: to buy out all further payments, or to give the license back. */
export function ChoicesSection({ onChanged }: { onChanged: () => Promise<unknown> }) {
  const t = useMessages(eventMessages);
  const { actions } = useRunning();
  const [open, setOpen] = useState<'BUY_OUT' | 'GIVE_BACK' | null>(null);
  const canBuyOut = actions.includes('BUY_OUT');
  const canGiveBack = actions.includes('GIVE_BACK');
  if (!canBuyOut && !canGiveBack) return null;
  const done = async () => {
    setOpen(null);
    await onChanged();
  };
  return (
    <section className={styles.part} aria-labelledby="choices-heading">
      <h3 id="choices-heading">{t('choices')}</h3>
      <Space wrap>
        {canBuyOut && <Button onClick={() => setOpen('BUY_OUT')}>{t('buyOut')}</Button>}
        {canGiveBack && <Button onClick={() => setOpen('GIVE_BACK')}>{t('giveBack')}</Button>}
      </Space>
      {open === 'BUY_OUT' && <BuyOutDialog onClose={() => setOpen(null)} onDone={done} />}
      {open === 'GIVE_BACK' && <GiveBackDialog onClose={() => setOpen(null)} onDone={done} />}
    </section>
  );
}

interface DialogProps {
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

function BuyOutDialog({ onClose, onDone }: DialogProps) {
  const t = useMessages(eventMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId, version, choices } = useRunning();
  const action = useAction(BuyOutLicenseDocument, (data) => data.buyOutLicense, { explain });
  if (!choices.buyOut) return null;
  const { amount, untilOn } = choices.buyOut;
  const send = async () => {
    if (!(await action.run({ input: { dealId, expectedVersion: version, price: amount } }))) return;
    message.success(t('buyOutDone'));
    await onDone();
  };
  return (
    <Modal
      open
      title={t('buyOut')}
      okText={t('buyOutOk', { amount })}
      confirmLoading={action.running}
      onOk={send}
      onCancel={onClose}
    >
      <p>{t('buyOutText', { amount, until: untilOn })}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function GiveBackDialog({ onClose, onDone }: DialogProps) {
  const t = useMessages(eventMessages);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId, version, choices } = useRunning();
  const [form] = Form.useForm<{ note?: string }>();
  const action = useAction(GiveBackLicenseDocument, (data) => data.giveBackLicense, { form, explain });
  const send = async ({ note }: { note?: string }) => {
    const input = { dealId, expectedVersion: version, note: note ?? null };
    if (!(await action.run({ input }))) return;
    message.success(t('giveBackDone'));
    await onDone();
  };
  return (
    <FormDialog<{ note?: string }>
      title={t('giveBack')}
      okText={t('giveBackOk')}
      danger
      action={action}
      explain={explain}
      form={form}
      summary={<p>{t('giveBackText', { until: choices.returnUntil ?? '' })}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
