import { App, Button, Checkbox, Form, Input, Space, Switch, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  EditPayeeDocument,
  type EditPayeeMutation,
  type PayeeRowFragment,
  PayeesDocument,
  type PayeesQuery,
} from '../../../generated/income-payouts/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { BankDialog } from './bank-dialog.tsx';
import { payoutMessages } from './payouts.messages.ts';

type Step = 'BANK' | 'STAFF';

const pick = (data: PayeesQuery) => data.payees;
const pickEdited = (data: EditPayeeMutation) => data.editPayee;

/** Whom the unit pays, where the money goes, and whether it counts into the payroll. */
export function PayeesTab() {
  const t = useMessages(payoutMessages);
  const { get, set } = useListState();
  const withoutBank = get('bank') === 'missing';
  const [open, setOpen] = useState<{ step: Step; payee: PayeeRowFragment } | null>(null);
  const filter = { name: get('text') ?? null, withoutBank: withoutBank || null };
  const list = useRows(PayeesDocument, pick, { filter });
  const close = () => setOpen(null);
  return (
    <>
      <ListTable<PayeeRowFragment>
        name="payees"
        label={t('tabPayees')}
        list={list}
        columns={useColumns((step, payee) => setOpen({ step, payee }))}
        search={t('searchName')}
        tools={
          <Checkbox
            checked={withoutBank}
            onChange={({ target }) => set({ bank: target.checked ? 'missing' : null })}
          >
            {t('withoutBank')}
          </Checkbox>
        }
        empty={<EmptyState title={t('payeesEmptyTitle')} text={t('payeesEmptyText')} />}
      />
      {open?.step === 'BANK' && <BankDialog payee={open.payee} onClose={close} />}
      {open?.step === 'STAFF' && <StaffDialog payee={open.payee} onClose={close} />}
    </>
  );
}

function useColumns(onStep: (step: Step, payee: PayeeRowFragment) => void): DataColumn<PayeeRowFragment>[] {
  const t = useMessages(payoutMessages);
  const { hasRole } = useViewer();
  const handles = hasRole('FINANCE_OFFICER');
  const columns: DataColumn<PayeeRowFragment>[] = [
    {
      key: 'name',
      title: t('columnPayee'),
      always: true,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    {
      key: 'staff',
      title: t('columnStaff'),
      render: (row) => t(row.isStaff ? 'staffYes' : 'staffNo'),
      text: (row) => t(row.isStaff ? 'staffYes' : 'staffNo'),
    },
    {
      key: 'number',
      title: t('staffNumber'),
      render: (row) => <span className="f-number">{row.staffNumber}</span>,
      text: (row) => row.staffNumber ?? '',
    },
    {
      key: 'bankName',
      title: t('bankName'),
      render: (row) => row.bankName ?? <Tag color="error">{t('bankMissing')}</Tag>,
      text: (row) => row.bankName ?? '',
    },
    {
      key: 'bankAccount',
      title: t('columnAccount'),
      render: (row) => <span className="f-number">{row.bankAccount}</span>,
      text: (row) => row.bankAccount ?? '',
    },
    {
      key: 'bankSetAt',
      title: t('bankSetAt'),
      optional: true,
      render: (row) => <DateTime value={row.bankSetAt} />,
      text: (row) => row.bankSetAt ?? '',
    },
  ];
  if (!handles) return columns;
  return [
    ...columns,
    {
      key: 'steps',
      title: t('columnActions'),
      render: (row) => (
        <Space wrap>
          {row.canSetBank && (
            <Button size="small" onClick={() => onStep('BANK', row)}>
              {t('setBank')}
            </Button>
          )}
          <Button size="small" onClick={() => onStep('STAFF', row)}>
            {t('editPayee')}
          </Button>
        </Space>
      ),
    },
  ];
}

interface StaffFields {
  isStaff: boolean;
  staffNumber?: string;
}

function StaffDialog({ payee, onClose }: { payee: PayeeRowFragment; onClose: () => void }) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<StaffFields>();
  const action = useAction(EditPayeeDocument, pickEdited, { form });
  const submit = async ({ isStaff, staffNumber }: StaffFields) => {
    const { id: payeeId, version: expectedVersion } = payee;
    const input = { payeeId, expectedVersion, isStaff, staffNumber: staffNumber ?? null };
    if (!(await action.run({ input }))) return;
    message.success(t('payeeSaved'));
    onClose();
  };
  return (
    <FormDialog<StaffFields>
      title={t('payeeDialogTitle', { name: payee.name })}
      okText={t('save')}
      action={action}
      form={form}
      initialValues={{ isStaff: payee.isStaff, staffNumber: payee.staffNumber ?? '' }}
      summary={<p>{t('payeeDialogText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="isStaff" label={t('staffYes')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="staffNumber" label={t('staffNumber')}>
        <Input maxLength={40} />
      </Form.Item>
    </FormDialog>
  );
}
