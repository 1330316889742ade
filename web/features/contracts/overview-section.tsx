import { Alert, Descriptions, Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { Day } from '../../ui/date-time.tsx';
import { type ContractView, useContract } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';

/** Number, type, days, and an early end that one side recorded. */
export function OverviewSection({ contract }: { contract: ContractView }) {
  const t = useMessages(contractMessages);
  const { deal } = useContract();
  const { number, type, title, signedOn, validFrom, validUntil, imported, termination } = contract;
  const validity = validFrom
    ? validUntil
      ? t('validSpan', { from: validFrom, until: validUntil })
      : t('validOpen', { from: validFrom })
    : null;
  const items = [
    { key: 'number', label: t('number'), children: <span className="f-number">{number}</span> },
    { key: 'type', label: t('type'), children: t(`type${type}`) },
    ...(signedOn ? [{ key: 'signed', label: t('signedOn'), children: <Day value={signedOn} /> }] : []),
    ...(validity ? [{ key: 'validity', label: t('validity'), children: validity }] : []),
  ];
  return (
    <section aria-labelledby="deal-contract">
      <h3 id="deal-contract" tabIndex={-1}>
        {title} {imported && <Tag color="warning">{t('imported')}</Tag>}
      </h3>
      <Descriptions items={items} column={{ xs: 1, md: 2 }} size="small" />
      {termination && deal.state !== 'TERMINATED' && (
        <Alert
          type="warning"
          showIcon
          title={t('terminationAsked', {
            party: termination.side === 'OWNER' ? deal.owner.name : deal.enterprise.name,
            reason: termination.reason,
          })}
        />
      )}
    </section>
  );
}
