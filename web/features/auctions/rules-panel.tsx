import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { exactTime } from '../../ui/date-time.tsx';
import { Money } from '../../ui/money.tsx';
import { auctionMessages } from './auctions.messages.ts';
import styles from './auctions.module.css';
import type { Room } from './room-page.tsx';

/** What was told beforehand: how the price is found, when, and who holds it with which licence (PRC-10). */
export function RulesPanel({ room }: { room: Room }) {
  const t = useMessages(auctionMessages);
  const { locale } = useLanguage();
  const time = (iso: string) => exactTime(iso, locale);
  const facts: [string, ReactNode][] = [
    [
      room.form === 'LISTING' ? t('listedPrice') : t('startPrice'),
      <Money key="s" exact value={room.startPrice} />,
    ],
    [t('increment'), <Money key="i" exact value={room.increment} />],
    [
      t('depositLabel'),
      Number(room.deposit) === 0 ? t('depositNone') : <Money key="d" exact value={room.deposit} />,
    ],
    [
      t('admitted'),
      <span key="a" className="f-number">
        {room.admittedCount}
      </span>,
    ],
    [t('registrationUntil'), time(room.registrationEndsAt)],
    [t('starts'), time(room.startsAt)],
    [t('ends'), time(room.endsAt)],
    [
      t('extension'),
      room.extensionMinutes > 0
        ? t('extensionText', { minutes: room.extensionMinutes, last: time(room.lastEndAt) })
        : t('extensionNone'),
    ],
  ];
  return (
    <section className="f-card" aria-label={t('rulesTitle')}>
      <h2>{t('rulesTitle')}</h2>
      <p>{room.form === 'LISTING' ? t('listingRule') : t('auctionRule')}</p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        <Fact name={t('operatorLabel')} value={<Operator room={room} />} />
      </dl>
      {room.note && <p>{room.note}</p>}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Operator({ room: { operator, licence } }: { room: Room }) {
  const t = useMessages(auctionMessages);
  if (!operator) return t('operatorNone');
  return (
    <>
      {operator.name} · {operator.licenceNumber} · {operator.licenceIssuer}
      {licence && (
        <>
          {' · '}
          <a href={licence.url}>{t('licenceFile')}</a>
        </>
      )}
    </>
  );
}
