import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import {
  AdmitBidderDocument,
  CancelAuctionDocument,
  RecordDepositDocument,
  type RegistrationRowFragment,
  RegistrationsDocument,
  TurnDownBidderDocument,
} from '../../generated/auctions/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker, MoneyInput } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Money } from '../../ui/money.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { POLL_MS } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';
import type { Room } from './room-page.tsx';

interface Props {
  room: Room;
  onChanged: () => void;
}

type Open = { step: 'deposit' | 'turnDown'; row: RegistrationRowFragment } | { step: 'cancel' } | null;

/** The officer's side of a room: who registered, deposits, admission, calling off. Supervisors only read it. */
export function Console({ room, onChanged }: Props) {
  const t = useMessages(auctionMessages);
  const [open, setOpen] = useState<Open>(null);
  const waiting = room.state === 'ANNOUNCED' || room.state === 'REGISTRATION';
  const { data, loading, refetch } = useQuery(RegistrationsDocument, {
    variables: { id: room.id },
    fetchPolicy: 'cache-and-network',
    pollInterval: waiting ? POLL_MS : 0,
  });
  const admit = useAction(AdmitBidderDocument, (answer) => answer.admitBidder);
  const registrations = data?.auction?.registrations;
  const columns = useColumns(room, {
    admit: (row) => void admit.run({ input: { registrationId: row.id } }).then((done) => done && onChanged()),
    open: setOpen,
    busy: admit.running,
  });
  if (data && !registrations) return null;
  const close = () => setOpen(null);
  const done = () => {
    close();
    onChanged();
    void refetch();
  };
  return (
    <section className="f-card" aria-label={t('consoleTitle')}>
      <h2>{t('consoleTitle')}</h2>
      <DataTable<RegistrationRowFragment>
        name="auction-registrations"
        label={t('consoleTitle')}
        rows={registrations?.edges.map(({ node }) => node)}
        rowKey={(row) => row.id}
        columns={columns}
        loading={loading && !data}
        empty={<EmptyState title={t('consoleEmpty')} />}
      />
      <Refusals errors={admit.refusals} />
      <FaultAlert fault={admit.fault} />
      {room.availableActions.includes('CANCEL') && (
        <Button danger onClick={() => setOpen({ step: 'cancel' })}>
          {t('cancel')}
        </Button>
      )}
      {open?.step === 'deposit' && <DepositDialog room={room} row={open.row} onDone={done} onClose={close} />}
      {open?.step === 'turnDown' && <TurnDownDialog row={open.row} onDone={done} onClose={close} />}
      {open?.step === 'cancel' && <CancelDialog room={room} onDone={done} onClose={close} />}
    </section>
  );
}

function useColumns(
  room: Room,
  steps: { admit: (row: RegistrationRowFragment) => void; open: (open: Open) => void; busy: boolean },
): DataColumn<RegistrationRowFragment>[] {
  const t = useMessages(auctionMessages);
  const needsDeposit = Number(room.deposit) > 0;
  return [
    {
      key: 'enterprise',
      title: t('columnEnterprise'),
      always: true,
      render: (row) => row.organization.name,
      text: (row) => row.organization.name,
    },
    {
      key: 'state',
      title: t('columnState'),
      render: (row) => (
        <>
          {t(`registration${row.state}`)}
          {row.number !== null && <> · {t('byBidder', { number: row.number })}</>}
        </>
      ),
      text: (row) => t(`registration${row.state}`),
    },
    {
      key: 'relation',
      title: t('columnRelation'),
      render: (row) => (
        <>
          {t(`relation${row.relation}`)}
          {row.relationExplanation && <div className="f-quiet">{row.relationExplanation}</div>}
        </>
      ),
      text: (row) => t(`relation${row.relation}`),
    },
    {
      key: 'deposit',
      title: t('columnDeposit'),
      render: (row) =>
        row.depositAmount ? (
          <>
            <Money exact value={row.depositAmount} /> <span className="f-quiet">{row.depositReference}</span>
          </>
        ) : (
          '—'
        ),
      text: (row) => row.depositAmount ?? '',
    },
    {
      key: 'registered',
      title: t('columnRegistered'),
      render: (row) => <DateTime value={row.registeredAt} />,
    },
    {
      key: 'do',
      title: t('columnDo'),
      render: (row) =>
        row.state === 'REGISTERED' && room.availableActions.includes('ADMIT') ? (
          <Space wrap>
            {needsDeposit && (
              <Button size="small" onClick={() => steps.open({ step: 'deposit', row })}>
                {t('recordDeposit')}
              </Button>
            )}
            <Button
              size="small"
              type="primary"
              disabled={steps.busy || (needsDeposit && !row.depositAmount)}
              onClick={() => steps.admit(row)}
            >
              {t('admit')}
            </Button>
            <Button size="small" onClick={() => steps.open({ step: 'turnDown', row })}>
              {t('turnDown')}
            </Button>
          </Space>
        ) : null,
    },
  ];
}

interface DialogProps {
  onDone: () => void;
  onClose: () => void;
}

interface DepositFields {
  amount: string;
  reference: string;
  receivedOn: string;
}

function DepositDialog({
  room,
  row,
  onDone,
  onClose,
}: DialogProps & { room: Room; row: RegistrationRowFragment }) {
  const t = useMessages(auctionMessages);
  const [form] = Form.useForm<DepositFields>();
  const action = useAction(RecordDepositDocument, (data) => data.recordDeposit, { form });
  const needed = [{ required: true, message: t('needed') }];
  const submit = async (fields: DepositFields) => {
    if (await action.run({ input: { registrationId: row.id, ...fields } })) onDone();
  };
  return (
    <FormDialog<DepositFields>
      title={`${t('recordDeposit')} · ${row.organization.name}`}
      okText={t('recordDeposit')}
      action={action}
      form={form}
      initialValues={{ amount: room.deposit }}
      summary={<p>{t('recordDepositText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('depositAmount')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="reference" label={t('depositReference')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('depositReceivedOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
    </FormDialog>
  );
}

function TurnDownDialog({ row, onDone, onClose }: DialogProps & { row: RegistrationRowFragment }) {
  const t = useMessages(auctionMessages);
  const action = useAction(TurnDownBidderDocument, (data) => data.turnDownBidder);
  const submit = async (reason: string) => {
    if (await action.run({ input: { registrationId: row.id, reason } })) onDone();
  };
  return (
    <ReasonDialog
      title={`${t('turnDown')} · ${row.organization.name}`}
      text={t('turnDownText')}
      label={t('reason')}
      ok={t('turnDown')}
      danger
      action={action}
      onReason={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  );
}

function CancelDialog({ room, onDone, onClose }: DialogProps & { room: Room }) {
  const t = useMessages(auctionMessages);
  const action = useAction(CancelAuctionDocument, (data) => data.cancelAuction);
  const submit = async (reason: string) => {
    if (await action.run({ input: { auctionId: room.id, reason } })) onDone();
  };
  return (
    <ReasonDialog
      title={t('cancelTitle')}
      text={t('cancelText')}
      label={t('reason')}
      ok={t('cancel')}
      danger
      action={action}
      onReason={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  );
}
