import { App, Button, Form, Input, Space, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { formatYuan, parseYuan } from '../../../../server/platform/money.ts';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  PayableRewardsDocument,
  type PayableRewardsQuery,
  PreparePayoutDocument,
  type PreparePayoutMutation,
} from '../../../generated/income-payouts/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { payoutMessages } from './payouts.messages.ts';

type Row = PayableRewardsQuery['payableRewards']['edges'][number]['node'];

const pick = (data: PayableRewardsQuery) => data.payableRewards;
const pickPrepared = (data: PreparePayoutMutation) => data.preparePayout;

/** Rewards that are owed and in no pay-out; chosen ones, or all, are put together. */
export function PayableTab() {
  const t = useMessages(payoutMessages);
  const { hasRole } = useViewer();
  const narrow = useNarrow();
  const list = useRows(PayableRewardsDocument, pick, {});
  const [chosen, setChosen] = useState<string[]>([]);
  const [asked, setAsked] = useState<readonly Row[] | 'ALL' | null>(null);
  const rows = list.rows?.filter(({ id }) => chosen.includes(id)) ?? [];
  const handles = hasRole('FINANCE_OFFICER');
  return (
    <>
      <ListTable<Row>
        name="payable-rewards"
        label={t('tabPayable')}
        list={list}
        columns={useColumns()}
        empty={<EmptyState title={t('payableEmptyTitle')} text={t('payableEmptyText')} />}
        {...(handles ? { selection: { keys: chosen, onChange: setChosen } } : {})}
        tools={
          handles && (
            <Space wrap>
              {!narrow && (
                <Button type="primary" disabled={rows.length === 0} onClick={() => setAsked(rows)}>
                  {t('prepareSelected', { count: rows.length })}
                </Button>
              )}
              <Button disabled={!list.rows?.length} onClick={() => setAsked('ALL')}>
                {t('prepareAll')}
              </Button>
            </Space>
          )
        }
      />
      {asked && <PrepareDialog rewards={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(payoutMessages);
  return [
    {
      key: 'payee',
      title: t('columnPayee'),
      always: true,
      render: (row) => row.payeeName,
      text: (row) => row.payeeName,
    },
    { key: 'title', title: t('columnTitle'), render: (row) => row.title, text: (row) => row.title },
    {
      key: 'amount',
      title: t('columnAmount'),
      align: 'right',
      render: (row) => <Money value={row.amount} exact />,
      text: (row) => row.amount,
    },
    {
      key: 'received',
      title: t('columnReceived'),
      render: (row) => (
        <>
          <Day value={row.receivedOn} />{' '}
          {row.isLate && (
            <Tooltip title={t('lateHint')}>
              <Tag color="warning">{t('late')}</Tag>
            </Tooltip>
          )}
        </>
      ),
      text: (row) => row.receivedOn ?? '',
    },
    {
      key: 'bank',
      title: t('columnBank'),
      render: (row) => (row.hasBank ? t('bankKnown') : <Tag color="error">{t('bankMissing')}</Tag>),
      text: (row) => t(row.hasBank ? 'bankKnown' : 'bankMissing'),
    },
  ];
}

function PrepareDialog({ rewards, onClose }: { rewards: readonly Row[] | 'ALL'; onClose: () => void }) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ note?: string }>();
  const { key } = useIdempotencyKey();
  const action = useAction(PreparePayoutDocument, pickPrepared, { form });
  const submit = async ({ note }: { note?: string }) => {
    const rewardIds = rewards === 'ALL' ? null : rewards.map(({ id }) => id);
    const done = await action.run({ input: { rewardIds, note: note ?? null, idempotencyKey: key } });
    if (!done?.payout) return;
    message.success(t('prepared', { number: done.payout.number }));
    await navigate(`/desk/payouts/${done.payout.id}`);
  };
  return (
    <FormDialog<{ note?: string }>
      title={t('prepareTitle')}
      okText={t('prepareOk')}
      action={action}
      form={form}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
      summary={
        <>
          <p>{t('prepareText')}</p>
          {rewards === 'ALL' ? (
            <p>{t('prepareEverything')}</p>
          ) : (
            <p>
              {t('prepareCount', { count: rewards.length })} · {t('prepareSum')}{' '}
              <Money value={sumOf(rewards.map(({ amount }) => amount))} exact />
            </p>
          )}
        </>
      }
    >
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}

function sumOf(amounts: readonly string[]): string {
  return formatYuan(amounts.reduce((sum, amount) => sum + (parseYuan(amount) ?? 0n), 0n));
}
