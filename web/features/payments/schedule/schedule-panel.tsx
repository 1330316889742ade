import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  PaymentScheduleOfDocument,
  type PaymentScheduleOfQuery,
} from '../../../generated/payments/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { Money } from '../../../ui/money.tsx';
import { paymentLabels } from '../payment-labels.ts';
import styles from '../room/money.module.css';
import { type PanelProps, usePanelQuery, useRunning } from '../room/panel.ts';
import { DeferDialog } from './defer-dialog.tsx';
import { scheduleMessages } from './schedule.messages.ts';
import { ScheduleChart } from './schedule-chart.tsx';
import { ScheduleTable } from './schedule-table.tsx';

export type Schedule = NonNullable<PaymentScheduleOfQuery['runningContract']>['schedule'];
export type ScheduleLine = Schedule['lines'][number];

/** What a contract comes to: the curve of payments, and each payment with why. */
export function SchedulePanel(props: PanelProps) {
  const t = useMessages(scheduleMessages);
  const { data, error, refetch } = usePanelQuery(PaymentScheduleOfDocument, props);
  const running = useRunning();
  const [deferring, setDeferring] = useState<ScheduleLine | null>(null);
  const schedule = data?.runningContract?.schedule;
  if (!schedule && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!schedule) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (schedule.lines.length === 0 && !schedule.equityOn)
    return <EmptyState title={t('empty')} text={t('emptyText')} />;
  const canDefer = running.actions.includes('DEFER');
  return (
    <>
      <p className="f-quiet">{t('intro', { on: schedule.on })}</p>
      <Summary schedule={schedule} />
      <ScheduleChart lines={schedule.lines} from={running.from} total={schedule.total} />
      <ScheduleTable lines={schedule.lines} onDefer={canDefer ? setDeferring : null} />
      {deferring && (
        <DeferDialog
          line={deferring}
          onClose={() => setDeferring(null)}
          onDone={async () => {
            setDeferring(null);
            await props.onChanged();
          }}
        />
      )}
    </>
  );
}

function Summary({ schedule }: { schedule: Schedule }) {
  const t = useMessages(scheduleMessages);
  const labels = useMessages(paymentLabels);
  const { choices } = useRunning();
  const { total, cumulative, leftOfCap, begunOn, overBy, equityOn } = schedule;
  return (
    <>
      {overBy && <Alert type="info" showIcon title={labels(`over${overBy}`)} style={{ marginBottom: 16 }} />}
      {equityOn && (
        <Alert type="info" showIcon title={t('equityOn', { day: equityOn })} style={{ marginBottom: 16 }} />
      )}
      <dl className={styles.figures}>
        <div>
          <dt>{t('total')}</dt>
          <dd>
            <Money value={total} exact />
          </dd>
        </div>
        <div>
          <dt>{t('leftOfCap')}</dt>
          <dd>{leftOfCap ? <Money value={leftOfCap} exact /> : t('noCap')}</dd>
        </div>
        <div>
          <dt>{t('cumulative')}</dt>
          <dd>
            {choices.reportsUnits ? t('units', { count: cumulative }) : <Money value={cumulative} exact />}
          </dd>
        </div>
        <div>
          <dt>{t('begunOn')}</dt>
          <dd>{begunOn ? <Day value={begunOn} /> : t('notBegun')}</dd>
        </div>
      </dl>
    </>
  );
}
