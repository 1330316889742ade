import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import NotFound from '../../../app/not-found.tsx';
import { OfferPageDocument } from '../../../generated/offers/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { offersMessages } from '../offers.messages.ts';
import { TermsSummary } from '../terms/terms-summary.tsx';
import { Eligibility } from './eligibility.tsx';
import { OfferButtons, OfferSums, OfferTags } from './offer-parts.tsx';

/** One offer with all its terms. */
export function Component() {
  const t = useMessages(offersMessages);
  const { offerId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(OfferPageDocument, { variables: { id: offerId } });
  const offer = data?.offer;
  if (error)
    return (
      <div className="f-page">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!offer) {
    if (!loading && data) return <NotFound />;
    return (
      <div className="f-page" aria-hidden>
        <Skeleton active paragraph={{ rows: 12 }} />
      </div>
    );
  }
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={offer.title}
        back={{ to: `/results/${offer.result.id}`, label: t('pageBack') }}
        subtitle={
          <>
            <Link to={`/results/${offer.result.id}`}>{offer.result.title}</Link> ·{' '}
            <Link to={`/organizations/${offer.organization.id}`}>{offer.organization.name}</Link>
            <OfferTags offer={offer} />
          </>
        }
        extra={<OfferButtons offer={offer} />}
      />
      <section className="f-card">
        <TermsSummary terms={offer.terms} />
        <OfferSums offer={offer} />
        {offer.terms.payment && (
          <p>
            <Link to={`/simulate?offer=${offer.id}`}>{t('simulate')}</Link>
          </p>
        )}
        {offer.note && <p>{offer.note}</p>}
      </section>
      {offer.eligibility && (
        <div style={{ marginTop: 16 }}>
          <Eligibility verdict={offer.eligibility} />
        </div>
      )}
    </div>
  );
}
