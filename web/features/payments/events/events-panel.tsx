import { Skeleton } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { EventsOfDocument, type EventsOfQuery } from '../../../generated/payments/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { type PanelProps, usePanelQuery } from '../room/panel.ts';
import { ChoicesSection } from './choices-section.tsx';
import { eventMessages } from './events.messages.ts';
import { RecordsSection } from './records-section.tsx';
import { RightsSection } from './rights-section.tsx';

type Contract = NonNullable<EventsOfQuery['runningContract']>;
export type PaymentRecord = Contract['records'][number];
export type WatchedRight = Contract['rights'][number];

/** What payments hang on beside reports: events of both sides, choices of the licensee, and the rights themselves. */
export function EventsPanel(props: PanelProps) {
  const t = useMessages(eventMessages);
  const { data, error, refetch } = usePanelQuery(EventsOfDocument, props);
  const contract = data?.runningContract;
  if (!contract && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!contract) return <Skeleton active paragraph={{ rows: 8 }} />;
  const changed = async () => {
    await Promise.all([refetch(), props.onChanged()]);
  };
  return (
    <>
      <p className="f-quiet">{t('intro')}</p>
      <RecordsSection records={contract.records} onChanged={changed} />
      <ChoicesSection onChanged={changed} />
      <RightsSection rights={contract.rights} onChanged={changed} />
    </>
  );
}
