import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { BrokerSubjectKind } from '../../../generated/brokers-matching/graphql.ts';
import { BrokerPanel } from './broker-panel.tsx';
import { matchingMessages } from './matching.messages.ts';

interface Props {
  kind: BrokerSubjectKind;
  subjectId: string;
  canInvite: boolean;
  canBeWanted?: boolean;
  isPublic?: boolean;
}

/** A card that opens the brokers for a demand or a deal; nothing is asked for before. */
export default function FindBrokers(props: Props) {
  const t = useMessages(matchingMessages);
  const [open, setOpen] = useState(false);
  return (
    <section className="f-card">
      <h2>{t('panelTitle')}</h2>
      {open ? (
        <BrokerPanel {...props} />
      ) : (
        <>
          <p className="f-quiet">{t('findText')}</p>
          <Button onClick={() => setOpen(true)}>{t('find')}</Button>
        </>
      )}
    </section>
  );
}
