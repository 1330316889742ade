import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ResultOffersDocument, type ResultOffersQuery } from '../../../generated/offers/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { offersMessages } from '../offers.messages.ts';
import { PaymentSteps, TermsSummary } from '../terms/terms-summary.tsx';
import { Eligibility } from './eligibility.tsx';
import { OfferButtons, OfferSums, OfferTags } from './offer-parts.tsx';

type ShownOffer = NonNullable<ResultOffersQuery['techResult']>['offers'][number];

/** The open offers of a result, each in plain words with what can be done; nothing while there are none. */
export function ResultOffers({ resultId }: { resultId: string }) {
  const t = useMessages(offersMessages);
  const { data, error, refetch } = useQuery(ResultOffersDocument, { variables: { id: resultId } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const offers = data?.techResult?.offers ?? [];
  if (offers.length === 0) return null;
  return (
    <section aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="f-quiet">{t('intro')}</p>
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} />
      ))}
    </section>
  );
}

function OfferCard({ offer }: { offer: ShownOffer }) {
  const t = useMessages(offersMessages);
  return (
    <article className="f-card" style={{ marginTop: 16 }}>
      <h3>
        <Link to={`/offers/${offer.id}`}>{offer.title}</Link>
      </h3>
      <OfferTags offer={offer} />
      <TermsSummary terms={offer.terms} brief />
      <PaymentSteps terms={offer.terms} />
      <OfferSums offer={offer} />
      {offer.bearsPolicyName && offer.eligibility && <Eligibility verdict={offer.eligibility} />}
      <p>
        <Link to={`/offers/${offer.id}`}>{t('details')}</Link>
      </p>
      <OfferButtons offer={offer} />
    </article>
  );
}
