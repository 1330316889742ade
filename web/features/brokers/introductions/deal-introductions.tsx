import { useQuery } from '@apollo/client/react';
import { useMessages } from '../../../app/i18n.tsx';
import { IntroductionsOfDealDocument } from '../../../generated/brokers-introductions/graphql.ts';
import { ClaimView } from './claim-view.tsx';
import { introductionMessages } from './introductions.messages.ts';
import styles from './introductions.module.css';

const POLL_MS = 30_000;

/** The introductions that a deal rests on, in its room; nothing where there are none for the reader. */
export default function DealIntroductions({ dealId }: { dealId: string }) {
  const t = useMessages(introductionMessages);
  const { data } = useQuery(IntroductionsOfDealDocument, {
    variables: { dealId },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const claims = data?.introductionClaims ?? [];
  if (claims.length === 0) return null;
  return (
    <section className={`f-card ${styles.panel}`} aria-labelledby="introductions">
      <h2 id="introductions">{t('dealPanelTitle')}</h2>
      <p className="f-quiet">{t('dealPanelText')}</p>
      {claims.map((claim) => {
        const { number, title } = claim.introduction;
        const about = [number, title, t('asClient', { client: clientOf(claim.introduction) })];
        return (
          <ClaimView
            key={claim.id}
            claim={claim}
            introduction={claim.introduction}
            about={about.join(' · ')}
          />
        );
      })}
    </section>
  );
}

function clientOf({
  clientSide,
  unit,
  enterprise,
}: {
  clientSide: 'OWNER' | 'ENTERPRISE';
  unit?: { name: string } | null;
  enterprise?: { name: string } | null;
}): string {
  return (clientSide === 'OWNER' ? unit : enterprise)?.name ?? '';
}
