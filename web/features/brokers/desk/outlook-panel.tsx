import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Form, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BrokerOutlookDocument,
  type BrokerOutlookQuery,
  SetBrokerTargetDocument,
  type SetBrokerTargetMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Money } from '../../../ui/money.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useScrollable } from '../../../ui/use-scrollable.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { today } from './today.ts';

type Quarter = BrokerOutlookQuery['brokerOutlook']['quarters'][number];
const saved = (data: SetBrokerTargetMutation) => data.setBrokerTarget;

/** What the broker wants to reach in each quarter, and what the cards come to by their chances. */
export function OutlookPanel() {
  const t = useMessages(deskMessages);
  const { get, set } = useListState();
  const year = /^20\d\d$/.test(get('year') ?? '') ? Number(get('year')) : Number(today().slice(0, 4));
  const [open, setOpen] = useState<Quarter | null>(null);
  const { data, error, refetch } = useQuery(BrokerOutlookDocument, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const found = data?.brokerOutlook;
  return (
    <section className="f-card">
      <div className={styles.year}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('previousYear')}
          onClick={() => set({ year: String(year - 1) })}
        />
        <h2>{t('year', { year: String(year) })}</h2>
        <Button
          icon={<RightOutlined />}
          aria-label={t('nextYear')}
          onClick={() => set({ year: String(year + 1) })}
        />
      </div>
      <p className={styles.quiet}>{t('outlookText')}</p>
      {!found && <Skeleton active paragraph={{ rows: 5 }} />}
      {found && <QuartersTable outlook={found} onTarget={setOpen} />}
      {open && (
        <TargetDialog
          year={year}
          row={open}
          onDone={() => {
            setOpen(null);
            void refetch();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function QuartersTable(props: {
  outlook: BrokerOutlookQuery['brokerOutlook'];
  onTarget: (row: Quarter) => void;
}) {
  const { outlook, onTarget } = props;
  const t = useMessages(deskMessages);
  const frame = useScrollable<HTMLDivElement>('[data-scroll]');
  return (
    <div ref={frame}>
      <div className={styles.scroll} data-scroll>
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{t('colQuarter')}</th>
              <th scope="col" data-number>
                {t('colTarget')}
              </th>
              <th scope="col" data-number>
                {t('colSecured')}
              </th>
              <th scope="col" data-number>
                {t('colForecast')}
              </th>
              <th scope="col" data-number>
                {t('colBest')}
              </th>
              <th scope="col" data-number>
                {t('colSigned')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {outlook.quarters.map((row) => (
              <QuarterRow key={row.quarter} row={row} onTarget={() => onTarget(row)} />
            ))}
            <tr>
              <th scope="row">{t('undated')}</th>
              <td />
              <td data-number>
                <Money value={outlook.undated.secured} />
              </td>
              <td data-number>
                <Money value={outlook.undated.expected} />
              </td>
              <td data-number>
                <Money value={outlook.undated.best} />
              </td>
              <td data-number>{outlook.undated.signed}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}

function QuarterRow({ row, onTarget }: { row: Quarter; onTarget: () => void }) {
  const t = useMessages(deskMessages);
  const { quarter, target, secured, expected, best, signed } = row;
  const percent = target ? partOf(secured, target.commission) : null;
  return (
    <tr>
      <th scope="row">
        {t('quarter', { quarter: String(quarter) })}
        {percent !== null && (
          <>
            <div className={styles.bar} aria-hidden>
              <span style={{ width: `${Math.min(100, percent)}%` }} />
            </div>
            <span className={styles.fact}>{t('reached', { percent })}</span>
          </>
        )}
      </th>
      <td data-number>{target && <Money value={target.commission} />}</td>
      <td data-number>
        <Money value={secured} />
      </td>
      <td data-number>
        <Money value={expected} />
      </td>
      <td data-number>
        <Money value={best} />
      </td>
      <td data-number className="f-number">
        {signed}
        {target && ` / ${target.deals}`}
      </td>
      <td>
        <Button size="small" onClick={onTarget}>
          {t('targetSet')}
        </Button>
      </td>
    </tr>
  );
}

/** Whole per cent of a sum; a target of zero is reached. Only shown: nothing is reckoned with it. */
function partOf(part: string, whole: string): number {
  return Number(whole) === 0 ? 100 : Math.floor((Number(part) * 100) / Number(whole));
}

interface Fields {
  commission: string | null;
  deals: number | null;
}

function TargetDialog(props: { year: number; row: Quarter; onDone: () => void; onClose: () => void }) {
  const { year, row, onDone, onClose } = props;
  const t = useMessages(deskMessages);
  const [form] = Form.useForm<Fields>();
  const action = useAction(SetBrokerTargetDocument, saved, { form });
  const submit = async ({ commission, deals }: Fields) => {
    const input = {
      year,
      quarter: row.quarter,
      commission: commission ?? '0.00',
      deals: deals ?? 0,
      expectedVersion: row.target?.version ?? 0,
    };
    if (await action.run({ input })) onDone();
  };
  const needed = [{ required: true, message: t('targetNeeded') }];
  return (
    <FormDialog<Fields>
      title={t('targetTitle', { quarter: t('quarter', { quarter: String(row.quarter) }) })}
      okText={t('save')}
      action={action}
      form={form}
      initialValues={{ commission: row.target?.commission ?? null, deals: row.target?.deals ?? null }}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="commission" label={t('targetCommission')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="deals" label={t('targetDeals')} rules={needed}>
        <InputNumber min={0} max={1000} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
