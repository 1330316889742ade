import { Descriptions, Empty } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import type { BrokerProfilePartsFragment } from '../../../generated/brokers-registry/graphql.ts';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { brokerLabels } from '../broker.labels.ts';
import { profileMessages } from './profile.messages.ts';
import styles from './registry.module.css';

/** A profile as it stands, with numbers and copies of the certificates: for the broker and who decides. */
export function ProfileView({ broker }: { broker: BrokerProfilePartsFragment }) {
  const t = useMessages(profileMessages);
  const labels = useMessages(brokerLabels);
  const narrow = useNarrow();
  const sectorName = useSectorName();
  const regions = useRegions();
  const { account } = broker;
  if (!account) return null;
  const isOther = account.level !== broker.level;
  return (
    <div className={styles.main}>
      <section className="f-card">
        <h2>{t('partWork')}</h2>
        <Descriptions
          column={narrow ? 1 : 2}
          items={[
            {
              key: 'sectors',
              label: t('sectors'),
              children: broker.sectors.map(sectorName).join(t('comma')),
            },
            {
              key: 'services',
              label: t('services'),
              children: broker.services.map((service) => labels(`service${service}`)).join(t('comma')),
            },
            {
              key: 'regions',
              label: t('regions'),
              children: broker.regions.map(regions.name).join(t('comma')),
            },
            {
              key: 'languages',
              label: t('languages'),
              children: broker.languages.map((language) => labels(`language${language}`)).join(t('comma')),
            },
            { key: 'capacity', label: t('capacity'), children: broker.capacity },
            {
              key: 'accepts',
              label: t('acceptsNew'),
              children: labels(broker.acceptsNew ? 'acceptsNew' : 'acceptsNone'),
            },
          ]}
        />
        <p className={styles.text} style={{ marginTop: 16 }}>
          {broker.about}
        </p>
      </section>
      <section className="f-card">
        <h2>{t('partStanding')}</h2>
        <p>
          <b>{t('levelIs', { level: labels(`level${account.level}`) })}</b>{' '}
          {isOther && broker.confirmedAt && (
            <span className="f-quiet">{t('levelBefore', { level: labels(`level${broker.level}`) })}</span>
          )}
          {account.handedInAt && (
            <span className="f-quiet">
              {' '}
              {t('handedInAt')} <DateTime value={account.proposedAt ?? account.handedInAt} />
            </span>
          )}
        </p>
        {account.certificates.length === 0 && <Empty description={t('noCertificates')} />}
        {account.certificates.map(({ kind, number, issuedBy, issuedOn, file }) => (
          <p key={`${kind} ${number} ${file?.id ?? ''}`}>
            <b>{labels(`certificate${kind}`)}</b> <span className="f-number">{number}</span>
            <br />
            <span className="f-quiet">
              {issuedBy} <Day value={issuedOn} />
            </span>{' '}
            {file && (
              <a href={file.url} target="_blank" rel="noreferrer">
                {file.name}
              </a>
            )}
          </p>
        ))}
      </section>
    </div>
  );
}
