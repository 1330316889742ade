import { useMessages } from '../../../app/i18n.tsx';
import type { BrokerRecordPartsFragment } from '../../../generated/brokers-registry/graphql.ts';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { brokerLabels } from '../broker.labels.ts';
import { brokerMessages } from './broker.messages.ts';
import { Figures } from './figures.tsx';
import styles from './registry.module.css';

const HOURS_PER_DAY = 24;

/** What is verified of a broker, read off the deals and invitations on this platform. */
export function RecordPanel({ record }: { record: BrokerRecordPartsFragment }) {
  const t = useMessages(brokerMessages);
  const labels = useMessages(brokerLabels);
  const sectorName = useSectorName();
  const response = useResponse(record);
  const most = Math.max(1, ...record.sectors.map(({ deals }) => deals));
  return (
    <section className="f-card">
      <h2>{t('record')}</h2>
      <Figures
        figures={[
          { label: t('deals'), value: String(record.deals) },
          { label: t('ledDeals'), value: String(record.ledDeals) },
          { label: t('amountBand'), value: labels(`brokered${record.band}`) },
          { label: t('running'), value: String(record.running) },
          { label: t('responseTime'), value: response },
          {
            label: t('answered'),
            value: record.invited === 0 ? '—' : `${record.answered} / ${record.invited}`,
          },
        ]}
      />
      {record.sectors.length > 0 && (
        <>
          <h3>{t('bySector')}</h3>
          <ul className={styles.bars}>
            {record.sectors.map(({ sector, deals }) => (
              <li key={sector}>
                <span>{sectorName(sector)}</span>
                <span className={styles.bar} style={{ width: `${(deals / most) * 100}%` }} aria-hidden />
                <span className="f-number">{deals}</span>
              </li>
            ))}
          </ul>
          <p className="f-quiet f-number">
            {t('byYear')}
            {record.years
              .map(({ year, deals }) => ` ${t('yearDeals', { year, count: deals })}`)
              .join(t('comma'))}
          </p>
        </>
      )}
      <p className="f-quiet" style={{ marginBottom: 0 }}>
        {t('verifiedHint')}
      </p>
    </section>
  );
}

/** The median time to an answer, in hours or, from two days on, in days. */
function useResponse({ medianHours }: BrokerRecordPartsFragment): string {
  const t = useMessages(brokerMessages);
  if (medianHours == null) return '—';
  if (medianHours < 1) return t('withinHour');
  if (medianHours < 2 * HOURS_PER_DAY) return t('hours', { count: medianHours });
  return t('days', { count: Math.round(medianHours / HOURS_PER_DAY) });
}
