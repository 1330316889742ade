import { Descriptions } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { brokerLabels } from '../broker.labels.ts';
import { brokerMessages } from './broker.messages.ts';
import type { BrokerOnPage } from './broker-page.tsx';
import styles from './registry.module.css';

/** Who vouches for a broker, and what binds them. */
export function BrokerSide({ broker }: { broker: BrokerOnPage }) {
  const t = useMessages(brokerMessages);
  const labels = useMessages(brokerLabels);
  return (
    <aside className={styles.side}>
      <section className="f-card">
        <h2>{t('standing')}</h2>
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'level', label: t('level'), children: labels(`level${broker.level}`) },
            { key: 'kind', label: t('kind'), children: labels(`kind${broker.kind}`) },
            { key: 'capacity', label: t('capacity'), children: broker.capacity },
            {
              key: 'confirmed',
              label: t('confirmedAt'),
              children: broker.confirmedAt ? <DateTime value={broker.confirmedAt} /> : '—',
            },
          ]}
        />
      </section>
      <section className="f-card">
        <h2>{t('credentials')}</h2>
        {broker.credentials.length === 0 && <p className="f-quiet">{t('noCredentials')}</p>}
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {broker.credentials.map((credential) => (
            <li key={`${credential.kind} ${credential.issuedBy} ${credential.issuedOn}`}>
              {labels(`certificate${credential.kind}`)}
              <div className="f-quiet">
                {credential.issuedBy} <Day value={credential.issuedOn} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="f-card">
        <h2>{t('duty')}</h2>
        <p style={{ margin: 0 }}>{t('dutyText')}</p>
        <p style={{ marginBottom: 0 }}>
          <Link to="/rulebook#ORG-4">{t('dutyRule')}</Link>
        </p>
      </section>
    </aside>
  );
}
