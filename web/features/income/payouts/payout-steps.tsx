import { App, Button, Dropdown, Modal, Space } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  ApprovePayoutDocument,
  type ApprovePayoutMutation,
  CancelPayoutDocument,
  type CancelPayoutMutation,
  EditPayoutDocument,
  type EditPayoutMutation,
} from '../../../generated/income-payouts/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { type BankFileKind, fetchBankFile } from './bank-file.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Payout } from './payout-page.tsx';
import { payoutMessages } from './payouts.messages.ts';
import { useExplainPayout } from './use-explain-payout.ts';

const pickApproved = (data: ApprovePayoutMutation) => data.approvePayout;
const pickCancelled = (data: CancelPayoutMutation) => data.cancelPayout;
const pickEdited = (data: EditPayoutMutation) => data.editPayout;

interface Props {
  payout: Payout;
  onChanged: () => Promise<unknown>;
}

/** The steps that are possible now; each says what follows from it and asks once. */
export function PayoutSteps({ payout, onChanged }: Props) {
  const t = useMessages(payoutMessages);
  const [open, setOpen] = useState<'APPROVE' | 'CONFIRM' | 'CANCEL' | null>(null);
  const { actions } = payout;
  const close = () => setOpen(null);
  const dialog = {
    payout,
    onClose: close,
    onDone: async () => {
      close();
      await onChanged();
    },
  };
  return (
    <Space wrap>
      {actions.includes('EDIT') && <RefreshButton payout={payout} onChanged={onChanged} />}
      {actions.includes('APPROVE') && (
        <Button type="primary" onClick={() => setOpen('APPROVE')}>
          {t('action_APPROVE')}
        </Button>
      )}
      {actions.includes('BANK_FILE') && <BankFileButton payout={payout} onChanged={onChanged} />}
      {actions.includes('CONFIRM') && (
        <Button type="primary" onClick={() => setOpen('CONFIRM')}>
          {t('action_CONFIRM')}
        </Button>
      )}
      {actions.includes('CANCEL') && (
        <Button danger onClick={() => setOpen('CANCEL')}>
          {t('action_CANCEL')}
        </Button>
      )}
      {open === 'APPROVE' && <ApproveDialog {...dialog} />}
      {open === 'CONFIRM' && <ConfirmDialog {...dialog} />}
      {open === 'CANCEL' && <CancelDialog {...dialog} />}
    </Space>
  );
}

function RefreshButton({ payout, onChanged }: Props) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const action = useAction(EditPayoutDocument, pickEdited);
  const explain = useExplainPayout();
  const run = async () => {
    const { id: batchId, version: expectedVersion } = payout;
    if (!(await action.run({ input: { batchId, expectedVersion, refresh: true } }))) return;
    message.success(t('doneEDIT'));
    await onChanged();
  };
  return (
    <>
      <Button loading={action.running} onClick={() => void run()}>
        {t('action_EDIT')}
      </Button>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </>
  );
}

function BankFileButton({ payout, onChanged }: Props) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const [kind, setKind] = useState<BankFileKind | null>(null);
  const [running, setRunning] = useState(false);
  const fetchFile = async (chosen: BankFileKind) => {
    setRunning(true);
    const isThere = await fetchBankFile(payout, chosen);
    setRunning(false);
    setKind(null);
    if (!isThere) message.error(t('bankFileFailed'));
    await onChanged();
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'gb18030', label: t('bankCsvChinese') },
            { key: 'csv', label: t('bankCsv') },
            { key: 'xlsx', label: t('bankXlsx') },
          ],
          onClick: ({ key }) => setKind(key as BankFileKind),
        }}
      >
        <Button loading={running}>{t('bankFile')}</Button>
      </Dropdown>
      {kind && (
        <Modal
          open
          title={t('bankFileTitle')}
          okText={t('bankFileOk')}
          confirmLoading={running}
          onOk={() => void fetchFile(kind)}
          onCancel={() => setKind(null)}
        >
          <p>{t('bankFileText')}</p>
        </Modal>
      )}
    </>
  );
}

interface DialogProps {
  payout: Payout;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function ApproveDialog({ payout, onClose, onDone }: DialogProps) {
  const t = useMessages(payoutMessages);
  const { locale } = useLanguage();
  const { viewer } = useViewer();
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const explain = useExplainPayout();
  const action = useAction(ApprovePayoutDocument, pickApproved);
  const submit = async () => {
    const { id: batchId, version: expectedVersion } = payout;
    if (!(await action.run({ input: { batchId, expectedVersion, idempotencyKey: key } }))) return;
    message.success(t('doneAPPROVE'));
    await onDone();
  };
  const money = (value: string) => exactMoney(value, locale);
  return (
    <Modal
      open
      title={t('action_APPROVE')}
      okText={t('action_APPROVE')}
      confirmLoading={action.running}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p>{t('approveText')}</p>
      <p>
        <strong>
          {t('approveSum', {
            count: payout.lineCount,
            gross: money(payout.gross),
            withheld: money(payout.withheld),
            net: money(payout.net),
          })}
        </strong>
      </p>
      {viewer && !viewer.secondFactorPassed && (
        <p>
          {t('approveFactor')} <a href="/account#second-factor">{t('factorLink')}</a>
        </p>
      )}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function CancelDialog({ payout, onClose, onDone }: DialogProps) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const action = useAction(CancelPayoutDocument, pickCancelled);
  const submit = async (reason: string) => {
    const { id: batchId, version: expectedVersion } = payout;
    if (!(await action.run({ input: { batchId, expectedVersion, reason } }))) return;
    message.success(t('doneCANCEL'));
    await onDone();
  };
  return (
    <ReasonDialog
      title={t('action_CANCEL')}
      text={t('cancelText')}
      label={t('cancelReason')}
      ok={t('action_CANCEL')}
      danger
      action={action}
      onReason={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  );
}
