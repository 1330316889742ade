import { Descriptions } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { deskMessages } from './desk.messages.ts';
import type { Lead } from './lead-drawer.tsx';

/** The fields of a card for who only reads it. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const t = useMessages(deskMessages);
  return (
    <Descriptions
      column={1}
      items={[
        { key: 'stage', label: t('fieldStage'), children: t(`stage${lead.stage}`) },
        { key: 'client', label: t('fieldClient'), children: lead.client?.name },
        { key: 'amount', label: t('fieldAmount'), children: <Money value={lead.expectedAmount} /> },
        { key: 'commission', label: t('commission'), children: <Money value={lead.commission} /> },
        { key: 'day', label: t('fieldExpectedOn'), children: <Day value={lead.expectedOn} /> },
        { key: 'chance', label: t('likelihood'), children: t('percent', { value: lead.likelihood / 100 }) },
        ...(lead.lostReason
          ? [{ key: 'lost', label: t('fieldLost'), children: t(`lost${lead.lostReason}`) }]
          : []),
      ]}
    />
  );
}
