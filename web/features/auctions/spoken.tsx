import { useEffect, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { exactTime } from '../../ui/date-time.tsx';
import { exactMoney } from '../../ui/money.tsx';
import { auctionMessages } from './auctions.messages.ts';
import type { Room } from './room-page.tsx';

/** Says politely to a screen reader what has just changed: a new price, being outbid, a later end, the end. */
export function Spoken({ room }: { room: Room }) {
  const t = useMessages(auctionMessages);
  const { locale } = useLanguage();
  const [text, setText] = useState('');
  const former = useRef(room);
  useEffect(() => {
    const before = former.current;
    former.current = room;
    const said: string[] = [];
    const amount = room.highestAmount ? exactMoney(room.highestAmount, locale) : '';
    if (room.bidCount !== before.bidCount) {
      if (room.myRegistration?.leads) said.push(t('announceLead', { amount }));
      else if (before.myRegistration?.leads) said.push(t('announceOutbid', { amount }));
      else said.push(t('announcePrice', { amount, number: room.highestBidder ?? 0 }));
    }
    if (room.endsAt !== before.endsAt)
      said.push(t('announceExtended', { time: exactTime(room.endsAt, locale) }));
    if (room.state !== before.state && before.state === 'RUNNING') said.push(t('announceEnd'));
    if (said.length > 0) setText(said.join(' '));
  }, [room, t, locale]);
  return (
    <div aria-live="polite" className="f-hidden">
      {text}
    </div>
  );
}
