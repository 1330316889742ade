import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { InspectionsOfDocument, type InspectionsOfQuery } from '../../../generated/payments/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import styles from '../room/money.module.css';
import { type PanelProps, usePanelQuery, useRunning } from '../room/panel.ts';
import { AnnounceDialog } from './announce-dialog.tsx';
import { InspectionCard } from './inspection-card.tsx';
import { inspectionMessages } from './inspections.messages.ts';

type Contract = NonNullable<InspectionsOfQuery['runningContract']>;
export type Inspection = Contract['inspections'][number];
export type InspectedPeriod = Contract['periods'][number];

/** Inspections of the licensee's accounts with their logs, the latest first. */
export function InspectionsPanel(props: PanelProps) {
  const t = useMessages(inspectionMessages);
  const { data, error, refetch } = usePanelQuery(InspectionsOfDocument, props);
  const { actions } = useRunning();
  const [announcing, setAnnouncing] = useState(false);
  const contract = data?.runningContract;
  if (!contract && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!contract) return <Skeleton active paragraph={{ rows: 8 }} />;
  const changed = async () => {
    setAnnouncing(false);
    await Promise.all([refetch(), props.onChanged()]);
  };
  const announce = actions.includes('ANNOUNCE_INSPECTION') && (
    <Button onClick={() => setAnnouncing(true)}>{t('announce')}</Button>
  );
  return (
    <>
      <p className="f-quiet">{t('intro')}</p>
      {contract.inspections.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} action={announce || undefined} />
      ) : (
        <div className={styles.tools}>{announce}</div>
      )}
      {[...contract.inspections].reverse().map((inspection) => (
        <InspectionCard
          key={inspection.id}
          inspection={inspection}
          periods={contract.periods}
          onChanged={changed}
        />
      ))}
      {announcing && <AnnounceDialog onClose={() => setAnnouncing(false)} onDone={changed} />}
    </>
  );
}
