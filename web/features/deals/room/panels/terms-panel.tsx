import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { DateTime } from '../../../../ui/date-time.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { Eligibility } from '../../../offers/public/eligibility.tsx';
import { TermsDifference } from '../../../offers/terms/terms-difference.tsx';
import { TermsSummary } from '../../../offers/terms/terms-summary.tsx';
import { dealLabels } from '../../deal-labels.ts';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { type Proposal, useNegotiation } from '../use-negotiation.ts';

/** The terms as they stand, what can be answered to them, and how the negotiation came to them. */
export default function TermsPanel() {
  const t = useMessages(roomMessages);
  const { deal } = useRoom();
  const { negotiation, error, refetch } = useNegotiation(deal);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!negotiation) return <Skeleton active paragraph={{ rows: 10 }} />;
  const last = negotiation.proposals.at(-1);
  const terms = negotiation.terms ?? last?.terms;
  if (!terms) {
    return <EmptyState title={t('noTerms')} text={t('noTermsText')} action={<Answers last={undefined} />} />;
  }
  return (
    <>
      <h3 className={styles.heading}>{t(negotiation.terms ? 'agreedTerms' : 'latestTerms')}</h3>
      <Answers last={last} />
      <TermsSummary terms={terms} />
      {terms.payment && (
        <p>
          <Link to={`/simulate?deal=${deal.id}`}>{t('simulate')}</Link>
        </p>
      )}
      {deal.eligibility && (
        <section>
          <h3 className={styles.heading}>{t('eligibilityTitle')}</h3>
          <Eligibility verdict={deal.eligibility} />
        </section>
      )}
      {negotiation.proposals.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('proposals')}</h3>
          {[...negotiation.proposals].reverse().map((proposal) => (
            <OneProposal key={proposal.number} proposal={proposal} />
          ))}
        </section>
      )}
    </>
  );
}

/** What one can say to the last proposal. */
function Answers({ last }: { last: Proposal | undefined }) {
  const t = useMessages(roomMessages);
  const { deal, can, open } = useRoom();
  const mayPropose = can('PROPOSE');
  const mayAccept = can('ACCEPT_TERMS');
  const waits = last?.state === 'OPEN' && last.side === deal.mySide;
  if (!mayPropose && !mayAccept && !waits) return null;
  return (
    <div className={styles.answers}>
      {mayAccept && <p>{t('mayAccept')}</p>}
      {waits && <p className="f-quiet">{t('waitsForAnswer')}</p>}
      <div className={styles.buttons}>
        {mayAccept && (
          <Button type="primary" onClick={() => open('ACCEPT_TERMS')}>
            {t('accept')}
          </Button>
        )}
        {mayPropose && (
          <Button type={last ? 'default' : 'primary'} onClick={() => open('PROPOSE')}>
            {t(last ? 'counter' : 'propose')}
          </Button>
        )}
      </div>
    </div>
  );
}

function OneProposal({ proposal }: { proposal: Proposal }) {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const [whole, setWhole] = useState(false);
  const { number, side, state, by, at, note, changes, terms } = proposal;
  return (
    <article className={styles.proposal} data-state={state}>
      <h4>
        {t('proposalTitle', { number, side: labels(`side${side}`) })}{' '}
        <Tag color={state === 'ACCEPTED' ? 'success' : state === 'OPEN' ? 'warning' : 'default'}>
          {labels(`proposal${state}`)}
        </Tag>
      </h4>
      <div className="f-quiet">
        {by && `${by.name} · `}
        <DateTime value={at} exact />
      </div>
      {note && <p className={styles.text}>{note}</p>}
      {number === 1 ? (
        <p className="f-quiet">{t('firstProposal')}</p>
      ) : (
        <>
          <div className="f-quiet">{t('changesBefore')}</div>
          <TermsDifference changes={changes} />
        </>
      )}
      <Button size="small" type="text" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {t(whole ? 'proposalHide' : 'proposalShow')}
      </Button>
      {whole && <TermsSummary terms={terms} />}
    </article>
  );
}
