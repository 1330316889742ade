import { useQuery } from '@apollo/client/react';
import { Alert, Select } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type DealBrokerPartsFragment,
  DealBrokersDocument,
  type DealBrokersQuery,
  NameEngagementDocument,
} from '../../../generated/brokers-engagements/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { ClaimSteps } from './claim-steps.tsx';
import { ClaimTag, useEngagementExplain } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';

type Brokers = NonNullable<DealBrokersQuery['dealBrokers']>;

const POLL_MS = 30_000;
const AFTER = { refetchQueries: ['DealBrokers'] };

/** The brokers of a deal in its room, and what is to be settled with them; nothing where there are none. */
export default function DealEngagements({ dealId }: { dealId: string }) {
  const t = useMessages(engagementMessages);
  const { data } = useQuery(DealBrokersDocument, {
    variables: { dealId },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const found = data?.dealBrokers;
  if (!found) return null;
  const { brokers, conflicts, nameable, side } = found;
  if (brokers.length === 0 && conflicts.length === 0 && nameable.length === 0) return null;
  return (
    <section className={`f-card ${styles.panel}`} aria-labelledby="deal-brokers">
      <h2 id="deal-brokers">{t('panelTitle')}</h2>
      <p className="f-quiet">{t('panelText')}</p>
      {conflicts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('conflictsTitle')}
          description={
            <ul>
              {conflicts.map((conflict) => (
                <li key={conflict}>{t(`conflict${conflict}`)}</li>
              ))}
            </ul>
          }
        />
      )}
      {brokers.map((broker) => (
        <Broker key={broker.id} broker={broker} isOwn={broker.side === side} />
      ))}
      {nameable.length > 0 && <NameHere dealId={dealId} nameable={nameable} />}
    </section>
  );
}

function Broker({ broker, isOwn }: { broker: DealBrokerPartsFragment; isOwn: boolean }) {
  const t = useMessages(engagementMessages);
  const { engagement } = broker;
  return (
    <div className={styles.broker}>
      <span className={styles.head}>
        {broker.broker && <Link to={`/brokers/${broker.broker.id}`}>{broker.broker.name}</Link>}
        <span className="f-quiet">{broker.broker?.organization?.name}</span>
        <ClaimTag state={broker.state} />
        <span>{t(isOwn ? 'panelOWN' : 'panelOTHER')}</span>
        <span className="f-quiet">{t('priority', { number: broker.priority })}</span>
      </span>
      <span className="f-quiet">
        {engagement && <Link to={`/desk/engagements/${engagement.id}`}>{engagement.number}</Link>}{' '}
        {t(`why${broker.why}`)}
        {engagement?.isExclusive ? ` · ${t('exclusive')}` : ''}
        {broker.reason ? ` · ${broker.reason}` : ''}
        {broker.actsAcross && broker.bothSidesAt ? ` · ${t('consented')}` : ''}
      </span>
      <ClaimSteps claim={broker} />
    </div>
  );
}

function NameHere({ dealId, nameable }: { dealId: string; nameable: Brokers['nameable'] }) {
  const t = useMessages(engagementMessages);
  const explain = useEngagementExplain();
  const action = useAction(NameEngagementDocument, (data) => data.nameEngagement, AFTER);
  return (
    <div className={styles.broker}>
      <Select
        aria-label={t('nameHere')}
        placeholder={`${t('nameHere')}：${t('nameHereHint')}`}
        value={null}
        disabled={action.running}
        options={nameable.map(({ id, number, broker, scopeText }) => ({
          value: id,
          label: `${number} ${broker?.name ?? ''} ${scopeText}`,
        }))}
        onChange={(engagementId: string | null) => {
          if (engagementId) void action.run({ input: { engagementId, dealId } });
        }}
      />
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </div>
  );
}
