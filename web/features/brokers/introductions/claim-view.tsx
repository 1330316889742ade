import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { IntroductionClaimAction } from '../../../generated/brokers-introductions/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { AdmitDialog, AgreeDialog, ContestDialog, FindDialog } from './claim-dialogs.tsx';
import { ClaimTerms } from './claim-terms.tsx';
import { type Claim, ClaimTag } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';
import styles from './introductions.module.css';
import { ProposeDialog } from './propose-dialog.tsx';

/** What of an introduction a claim and its steps show. */
export interface ClaimedIntroduction {
  id: string;
  title: string;
  clientSide: 'OWNER' | 'ENTERPRISE';
  broker?: { name: string; organization?: { name: string } | null } | null;
}

const STEPS: readonly IntroductionClaimAction[] = ['AGREE', 'ADMIT', 'CONTEST', 'PROPOSE_TERMS', 'FIND'];
const LABELS = {
  AGREE: 'agree',
  ADMIT: 'admit',
  CONTEST: 'contest',
  PROPOSE_TERMS: 'propose',
  FIND: 'find',
} as const;
const DIALOGS = {
  AGREE: AgreeDialog,
  ADMIT: AdmitDialog,
  CONTEST: ContestDialog,
  PROPOSE_TERMS: ProposeDialog,
  FIND: FindDialog,
} as const;

interface Props {
  claim: Claim;
  introduction: ClaimedIntroduction;
  /** In the deal's own room the heading names the introduction instead of the deal, with this below it. */
  about?: string;
}

/** A deal that rests on an introduction: why it was found, where it stands, its terms, and the reader's steps. */
export function ClaimView({ claim, introduction, about }: Props) {
  const t = useMessages(introductionMessages);
  const [open, setOpen] = useState<IntroductionClaimAction | null>(null);
  const steps = STEPS.filter((step) => claim.actions.includes(step));
  const Dialog = open && DIALOGS[open];
  return (
    <article className={styles.claim}>
      <div className={styles.head}>
        <h3>{about ? <IntroductionLink introduction={introduction} /> : <DealLink claim={claim} />}</h3>
        <ClaimTag state={claim.state} />
        {!about && <span className="f-quiet">{t(`stage${claim.dealStage}`)}</span>}
      </div>
      {about && <p className="f-quiet">{about}</p>}
      <Why claim={claim} />
      <Course claim={claim} />
      <ClaimTerms claim={claim} />
      {steps.length > 0 && (
        <div className={styles.actions}>
          {steps.map((step, index) => (
            <Button key={step} type={index === 0 ? 'primary' : 'default'} onClick={() => setOpen(step)}>
              {t(LABELS[step])}
            </Button>
          ))}
        </div>
      )}
      {Dialog && <Dialog claim={claim} introduction={introduction} onClose={() => setOpen(null)} />}
    </article>
  );
}

function DealLink({ claim: { dealId, dealNumber } }: { claim: Claim }) {
  const t = useMessages(introductionMessages);
  const label = t('claimDeal', { number: dealNumber });
  return dealId ? <Link to={`/deals/${dealId}`}>{label}</Link> : label;
}

function IntroductionLink({ introduction: { id, broker } }: { introduction: ClaimedIntroduction }) {
  const t = useMessages(introductionMessages);
  return (
    <Link to={`/introductions/${id}`}>
      {broker?.name} · {broker?.organization?.name ?? t('independent')}
    </Link>
  );
}

function Why({ claim }: { claim: Claim }) {
  const t = useMessages(introductionMessages);
  return (
    <>
      <p>
        {t(`ground${claim.ground}`)}{' '}
        <span className="f-quiet">
          {t('foundAt')} <DateTime value={claim.foundAt} />
        </span>
      </p>
      {claim.bypassed && <p style={{ color: 'var(--f-deadline)' }}>{t('bypassed')}</p>}
      {claim.openedBefore && <p className="f-quiet">{t('openedBefore')}</p>}
      {claim.isPreceded && <p className="f-quiet">{t('preceded')}</p>}
    </>
  );
}

function Course({ claim }: { claim: Claim }) {
  const t = useMessages(introductionMessages);
  const { doubt, contestReason, contestedAt, finding, answeredAt, dismissedAs } = claim;
  return (
    <>
      {doubt && (
        <p>
          {t('contestedBecause', { doubt: t(`doubt${doubt}`) })} <DateTime value={contestedAt} />
          {contestReason && <span className={styles.words}> {contestReason}</span>}
        </p>
      )}
      {finding && (
        <p>
          <strong>{t('findingLabel')}</strong> <DateTime value={answeredAt} />{' '}
          <span className={styles.words}>{finding}</span>
        </p>
      )}
      {dismissedAs && <p>{t('dismissedBecause', { end: t(`end${dismissedAs}`) })}</p>}
    </>
  );
}
