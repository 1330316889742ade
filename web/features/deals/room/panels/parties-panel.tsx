import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import type { DealSide } from '../../../../generated/deals/graphql.ts';
import { DateTime, Day } from '../../../../ui/date-time.tsx';
import { dealLabels } from '../../deal-labels.ts';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { type Deal, useRoom } from '../room-context.ts';
import { PartyConsentStep } from '../steps/party-consent-step.tsx';

const SIDES = ['OWNER', 'ENTERPRISE'] as const satisfies readonly DealSide[];
const BASIS_POINTS_PER_PERCENT = 100;

/** Who takes part: what each side declared, co-owners and their consent, leaders, and the promise of secrecy. */
export default function PartiesPanel() {
  return (
    <>
      <Declarations />
      <CoOwners />
      <Leaders />
      <Confidentiality />
    </>
  );
}

function Declarations() {
  const t = useMessages(roomMessages);
  const { deal, can, open } = useRoom();
  return (
    <section>
      <h3 className={styles.heading}>{t('declarations')}</h3>
      <ul className={styles.list}>
        {SIDES.map((side) => (
          <li key={side}>
            <Declaration side={side} />
          </li>
        ))}
      </ul>
      {can('DECLARE_RELATION') && (
        <Button onClick={() => open('DECLARE_RELATION')}>
          {t(deal.declarations.some(({ side }) => side === deal.mySide) ? 'declareAgain' : 'declare')}
        </Button>
      )}
    </section>
  );
}

function Declaration({ side }: { side: DealSide }) {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const { deal } = useRoom();
  const organization = side === 'OWNER' ? deal.owner : deal.enterprise;
  const declared = deal.declarations.find((declaration) => declaration.side === side);
  return (
    <div>
      <Link to={`/organizations/${organization.id}`}>{organization.name}</Link>{' '}
      <span className="f-quiet">{labels(`side${side}`)}</span>
      {declared ? (
        <>
          <div className={styles.marks}>
            <Tag color={declared.relation === 'RELATED' ? 'warning' : 'default'}>
              {labels(`relation${declared.relation}`)}
            </Tag>
            {declared.foreignParty && <Tag color="warning">{t('foreignParty')}</Tag>}
            {declared.explanation && <span>{declared.explanation}</span>}
          </div>
          <div className="f-quiet">
            {declared.by && `${declared.by.name} · `}
            <DateTime value={declared.at} exact />
          </div>
        </>
      ) : (
        <div className="f-quiet">{t('notDeclared')}</div>
      )}
    </div>
  );
}

function CoOwners() {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const { deal } = useRoom();
  const [asking, setAsking] = useState<Deal['parties'][number] | null>(null);
  const mayRecord = deal.mySide === 'OWNER' && deal.actions.length > 0;
  if (deal.parties.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('coOwners')}</h3>
      <p className="f-quiet">{t('coOwnersHint')}</p>
      <ul className={styles.list}>
        {deal.parties.map((party) => (
          <li key={party.id}>
            <div>
              {party.organization ? (
                <Link to={`/organizations/${party.organization.id}`}>{party.name}</Link>
              ) : (
                party.name
              )}{' '}
              {party.share != null && (
                <span className="f-quiet f-number">
                  {t('share', { share: party.share / BASIS_POINTS_PER_PERCENT })}
                </span>
              )}
              <div className={styles.marks}>
                <Tag color={party.consent === 'CONSENTED' ? 'success' : 'default'}>
                  {labels(`consent${party.consent}`)}
                </Tag>
                {party.consentFile && <a href={party.consentFile.url}>{party.consentFile.name}</a>}
                <DateTime value={party.at} exact />
              </div>
            </div>
            {mayRecord && (
              <Button size="small" onClick={() => setAsking(party)}>
                {t('recordConsent')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking && <PartyConsentStep party={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

function Leaders() {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const { deal, inside, can, open } = useRoom();
  if (!inside) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('leaders')}</h3>
      {deal.leaders.length === 0 && <p className="f-quiet">{t('noLeaders')}</p>}
      <ul className={styles.list}>
        {deal.leaders.map((leader) => (
          <li key={leader.completerName}>
            <div>
              {leader.completerName} · {labels(`position${leader.position}`)}{' '}
              {leader.takesEquity && <Tag color="warning">{t('leaderTakesEquity')}</Tag>}
            </div>
          </li>
        ))}
      </ul>
      {can('DECLARE_LEADERS') && (
        <Button onClick={() => open('DECLARE_LEADERS')}>{t('declareLeaders')}</Button>
      )}
    </section>
  );
}

function Confidentiality() {
  const t = useMessages(roomMessages);
  const { deal, can, open } = useRoom();
  const { needed, opened, text, acceptedAt, acceptedBy, expiresOn } = deal.confidentiality;
  if (!needed && !opened) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('confidentiality')}</h3>
      {!opened && <p className="f-quiet">{t('confidentialityClosed')}</p>}
      {opened && !acceptedAt && <p>{t('confidentialityOffered')}</p>}
      {acceptedAt && (
        <Alert
          type="success"
          showIcon
          title={
            <>
              {t('confidentialityAccepted', { name: acceptedBy?.name ?? deal.enterprise.name })}{' '}
              <DateTime value={acceptedAt} exact />
            </>
          }
          description={
            <>
              {expiresOn && (
                <div>
                  {t('confidentialityUntil')} <Day value={expiresOn} />
                </div>
              )}
              <Link to={`/results/${deal.result.id}`}>{t('confidentialityRead')}</Link>
            </>
          }
        />
      )}
      {text && <blockquote className={styles.longText}>{text}</blockquote>}
      {can('OPEN_CONFIDENTIALITY') && (
        <Button onClick={() => open('OPEN_CONFIDENTIALITY')}>{t('openConfidentiality')}</Button>
      )}
      {can('ACCEPT_CONFIDENTIALITY') && (
        <Button type="primary" onClick={() => open('ACCEPT_CONFIDENTIALITY')}>
          {t('acceptConfidentiality')}
        </Button>
      )}
    </section>
  );
}
