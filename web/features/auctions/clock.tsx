import { useEffect, useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import type { AuctionRowFragment } from '../../generated/auctions/graphql.ts';
import { exactTime } from '../../ui/date-time.tsx';
import { auctionMessages } from './auctions.messages.ts';
import styles from './auctions.module.css';

const DAY_SECONDS = 86_400;

/** Milliseconds by which the server's clock is ahead of this device's, as of a reading. */
export function useClockOffset(readAt: string): number {
  return useMemo(() => Date.parse(readAt) - Date.now(), [readAt]);
}

type Moments = Pick<AuctionRowFragment, 'state' | 'registrationEndsAt' | 'startsAt' | 'endsAt' | 'readAt'> & {
  registrationOpensAt?: string;
};

/** What an auction waits for next, and until when; null once it is over. */
export function nextMoment(auction: Moments, now: number) {
  switch (auction.state) {
    case 'ANNOUNCED':
      return { label: 'opensIn' as const, at: auction.registrationOpensAt ?? auction.registrationEndsAt };
    case 'REGISTRATION':
      return now < Date.parse(auction.registrationEndsAt)
        ? { label: 'registrationEndsIn' as const, at: auction.registrationEndsAt }
        : { label: 'startsIn' as const, at: auction.startsAt };
    case 'RUNNING':
      return { label: 'endsIn' as const, at: auction.endsAt };
    default:
      return null;
  }
}

/** The time left by the server's clock, to the second. It is no live region: a voice every second helps nobody. */
export function TimeLeft({ auction }: { auction: Moments }) {
  const t = useMessages(auctionMessages);
  const { locale } = useLanguage();
  const offset = useClockOffset(auction.readAt);
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    setNow(Date.now() + offset);
    const timer = setInterval(() => setNow(Date.now() + offset), 1000);
    return () => clearInterval(timer);
  }, [offset]);
  const next = nextMoment(auction, now);
  if (!next) {
    return (
      <span>
        {t('endedAt')} {exactTime(auction.endsAt, locale)}
      </span>
    );
  }
  const seconds = Math.max(0, Math.ceil((Date.parse(next.at) - now) / 1000));
  const days = Math.floor(seconds / DAY_SECONDS);
  const time = clockText(seconds % DAY_SECONDS);
  return (
    <span role="timer" title={exactTime(next.at, locale)} className={styles.timer}>
      {t(next.label)}{' '}
      <strong className={`f-number ${seconds < 300 ? styles.urgent : ''}`}>
        {days > 0 ? t('timeLeft', { days, time }) : time}
      </strong>
    </span>
  );
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
