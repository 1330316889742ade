import { Button, Drawer, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type RoomBidFragment,
  type RoomFragment,
  ScreenBidDocument,
} from '../../../generated/demands-judging/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Money } from '../../../ui/money.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { BidSheetView } from './bid-sheet.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { ScreeningTag, screeningOf } from './judging-words.tsx';
import { ROOM } from './room-query.ts';

/** The bids with their screening; each opens beside what its bidder says. */
export function Screening({ room }: { room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  const [open, setOpen] = useState<string | null>(null);
  const bid = room.bids.find(({ id }) => id === open);
  const canScreen = room.actions.includes('SCREEN');
  const columns: DataColumn<RoomBidFragment>[] = [
    {
      key: 'lead',
      title: t('lead'),
      always: true,
      render: (row) => (
        <Button
          type="link"
          style={{ padding: 0, whiteSpace: 'normal', textAlign: 'left' }}
          onClick={() => setOpen(row.id)}
        >
          {row.alias} · {row.lead.name}
        </Button>
      ),
      text: (row) => `${row.alias} ${row.lead.name}`,
    },
    {
      key: 'ask',
      title: t('ask'),
      align: 'right',
      render: (row) => <Money value={row.sheet.ask} exact />,
      text: (row) => row.sheet.ask,
    },
    {
      key: 'screening',
      title: t('screening'),
      render: (row) => <ScreeningTag mark={screeningOf(row)} />,
      text: (row) => t(`screening${screeningOf(row)}`),
    },
    {
      key: 'reason',
      title: t('reason'),
      render: (row) => row.screening?.reason ?? '',
      text: (row) => row.screening?.reason ?? '',
    },
    {
      key: 'open',
      title: '',
      render: (row) => (
        <Button size="small" onClick={() => setOpen(row.id)}>
          {t(canScreen ? 'open' : 'read')}
        </Button>
      ),
    },
  ];
  return (
    <section className="f-card">
      <h2>{t('bidsTitle')}</h2>
      <p className="f-quiet">{t('bidsIntro')}</p>
      <DataTable
        name="judging-bids"
        label={t('bidsTitle')}
        rows={room.bids}
        rowKey={({ id }) => id}
        columns={columns}
      />
      {bid && (
        <Drawer
          open
          size={860}
          title={`${t('bidAlias', { alias: bid.alias })} · ${bid.lead.name}`}
          onClose={() => setOpen(null)}
        >
          <ScreeningForm
            key={bid.id}
            room={room}
            bid={bid}
            editable={canScreen}
            onDone={() => setOpen(null)}
          />
          <BidSheetView sheet={bid.sheet} demand={room.demand} />
        </Drawer>
      )}
    </section>
  );
}

interface Fields {
  findings: { kept?: boolean; note?: string }[];
  reason?: string;
}

interface FormProps {
  room: RoomFragment;
  bid: RoomBidFragment;
  editable: boolean;
  onDone: () => void;
}

function ScreeningForm({ room, bid, editable, onDone }: FormProps) {
  const t = useMessages(judgingMessages);
  const [form] = Form.useForm<Fields>();
  const action = useAction(ScreenBidDocument, (data) => data.screenBid, { form, ...ROOM });
  const findings = Form.useWatch('findings', form);
  const isOut = findings?.some((finding) => finding?.kept === false) ?? false;
  const initial: Fields = {
    findings: room.mustHaves.map(({ id }) => {
      const found = bid.screening?.findings.find(({ mustHaveId }) => mustHaveId === id);
      return found ? { kept: found.kept, note: found.note } : {};
    }),
    reason: bid.screening?.reason ?? '',
  };
  const save = async (fields: Fields) => {
    const input = {
      demandId: room.demand.id,
      bidId: bid.id,
      findings: room.mustHaves.map(({ id }, index) => ({
        mustHaveId: id,
        kept: fields.findings[index]?.kept ?? false,
        note: fields.findings[index]?.note ?? null,
      })),
      reason: fields.reason ?? null,
    };
    if (await action.run({ input })) onDone();
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      style={{ marginBottom: 24 }}
      requiredMark={false}
      disabled={!editable}
      initialValues={initial}
      onFinish={(fields) => void save(fields)}
      scrollToFirstError={{ focus: true }}
    >
      <h3>{t('mustHaves')}</h3>
      {room.mustHaves.length === 0 && <p className="f-quiet">{t('noMustHaves')}</p>}
      {room.mustHaves.map(({ id, text }, index) => {
        const said = bid.sheet.mustHaves.find((mustHave) => mustHave.id === id);
        return (
          <div key={id} className={styles.outcome}>
            <Form.Item
              name={['findings', index, 'kept']}
              label={text}
              extra={said && `${t('bidSays')}：${t(said.kept ? 'kept' : 'notKept')} ${said.note}`}
              rules={[{ required: true, message: t('required') }]}
            >
              <Radio.Group
                options={[
                  { value: true, label: t('kept') },
                  { value: false, label: t('notKept') },
                ]}
              />
            </Form.Item>
            <Form.Item name={['findings', index, 'note']} label={t('note')}>
              <Input maxLength={1000} />
            </Form.Item>
          </div>
        );
      })}
      <Form.Item
        name="reason"
        label={t('reasonToBidder')}
        extra={t('reasonToBidderHint')}
        rules={[{ required: isOut, whitespace: isOut, message: t('required') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
      {editable && (
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('saveScreening')}
        </Button>
      )}
    </Form>
  );
}
