import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Popconfirm, Select } from 'antd';
import { useMemo } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  PlaceTalkDocument,
  type PlaceTalkMutation,
  RemoveTalkDocument,
  type RemoveTalkMutation,
  TalkPeopleDocument,
} from '../../../generated/roadshows-tables/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { type Tables, type Talk, useTablesExplain } from './table-words.ts';
import { tablesMessages } from './tables.messages.ts';

/** A talk that is moved, or a place where a new one goes. */
export interface Placing {
  talk: Talk | null;
  slot: number;
  table: number;
}

interface Fields {
  slot: number;
  table: number;
  entryId?: string;
  guestId?: string;
}

const pickPlaced = (data: PlaceTalkMutation) => data.placeTalk;
const pickRemoved = (data: RemoveTalkMutation) => data.removeTalk;

/** Places, moves or takes out one talk. */
export function TalkDialog({
  tables,
  placing,
  onClose,
}: {
  tables: Tables;
  placing: Placing;
  onClose: () => void;
}) {
  const t = useMessages(tablesMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = useTablesExplain();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const place = useAction(PlaceTalkDocument, pickPlaced, options);
  const remove = useAction(RemoveTalkDocument, pickRemoved);
  const { talk } = placing;
  const done = () => {
    message.success(t('done'));
    onClose();
  };
  const submit = async ({ slot, table, entryId, guestId }: Fields) => {
    const who = talk ? { talkId: talk.id } : { entryId: entryId ?? null, guestId: guestId ?? null };
    if (await place.run({ input: { roadshowId: tables.id, slot, table, ...who } })) done();
  };
  const takeOut = async () => {
    if (talk && (await remove.run({ input: { roadshowId: tables.id, talkId: talk.id } }))) done();
  };
  const numbers = (count: number, key: 'slot' | 'table') =>
    Array.from({ length: count }, (_, index) => ({ value: index + 1, label: t(key, { number: index + 1 }) }));
  return (
    <FormDialog<Fields>
      title={t(talk ? 'moveTitle' : 'placeTitle')}
      okText={t(talk ? 'move' : 'place')}
      action={place}
      form={form}
      initialValues={{ slot: placing.slot, table: placing.table }}
      summary={
        talk && (
          <>
            <p>{t('with', talk)}</p>
            <p>
              <Popconfirm
                title={t('takeOut')}
                description={t('takeOutText')}
                okText={t('takeOut')}
                onConfirm={() => void takeOut()}
              >
                <Button danger size="small" loading={remove.running}>
                  {t('takeOut')}
                </Button>
              </Popconfirm>
            </p>
            <Refusals errors={remove.refusals} explain={explain} />
            <FaultAlert fault={remove.fault} />
          </>
        )
      }
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      {!talk && <People roadshowId={tables.id} />}
      <Form.Item name="slot" label={t('fieldSlot')} rules={[{ required: true }]}>
        <Select options={numbers(tables.slots.length, 'slot')} />
      </Form.Item>
      <Form.Item name="table" label={t('fieldTable')} rules={[{ required: true }]}>
        <Select options={numbers(tables.tables, 'table')} />
      </Form.Item>
    </FormDialog>
  );
}

function People({ roadshowId }: { roadshowId: string }) {
  const t = useMessages(tablesMessages);
  const { data, loading } = useQuery(TalkPeopleDocument, { variables: { roadshowId } });
  const entries = data?.roadshowLive?.entries.map(({ id, title, unit }) => ({
    value: id,
    label: `${title} · ${unit}`,
  }));
  const guests = data?.roadshowRoster.guests.map(({ id, name, organization }) => ({
    value: id,
    label: `${name} · ${organization.name}`,
  }));
  const required = [{ required: true }];
  return (
    <>
      <Form.Item name="entryId" label={t('fieldEntry')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} loading={loading} options={entries ?? []} />
      </Form.Item>
      <Form.Item name="guestId" label={t('fieldGuest')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} loading={loading} options={guests ?? []} />
      </Form.Item>
    </>
  );
}
