import { useQuery } from '@apollo/client/react';
import { Skeleton, Tag } from 'antd';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import NotFound from '../../../app/not-found.tsx';
import { DeskOfferDocument, type DeskOfferPartsFragment } from '../../../generated/offers/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { offersMessages } from '../offers.messages.ts';
import { OfferSums, OfferTags } from '../public/offer-parts.tsx';
import { TermsSummary } from '../terms/terms-summary.tsx';
import styles from './desk.module.css';
import { OfferEditor } from './offer-editor.tsx';
import { OfferSteps } from './offer-steps.tsx';

/** One offer of the unit: its editor while it is not open, what is missing, and its steps. */
export function Component() {
  const { offerId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(DeskOfferDocument, {
    variables: { id: offerId },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.offer) return <Details offer={data.offer} onChanged={() => void refetch()} />;
  return loading ? <Skeleton active paragraph={{ rows: 12 }} /> : <NotFound />;
}

function Details({ offer, onChanged }: { offer: DeskOfferPartsFragment; onChanged: () => void }) {
  const t = useMessages(offersMessages);
  const ended = offer.endReason === 'EXPIRED' || offer.endReason === 'RESULT_WITHDRAWN';
  return (
    <div className="f-page">
      <PageTitle
        title={offer.title || t('stateDRAFT')}
        back={{ to: '/desk/offers', label: t('back') }}
        subtitle={
          <>
            <Tag>{t(`state${offer.state}`)}</Tag> {offer.result.title}
            {offer.endReason && (
              <p className="f-quiet">
                {ended
                  ? t(`end${offer.endReason}` as 'endEXPIRED')
                  : t('endReason', { reason: offer.endReason })}
              </p>
            )}
          </>
        }
      />
      {offer.availableActions.includes('EDIT') ? (
        <OfferEditor key={offer.id} offer={offer} onChanged={onChanged} />
      ) : (
        <div className={styles.layout}>
          <section className="f-card">
            <OfferTags offer={offer} />
            <TermsSummary terms={offer.terms} />
            <OfferSums offer={offer} />
          </section>
          <aside>
            <OfferSteps offer={offer} onChanged={onChanged} />
          </aside>
        </div>
      )}
    </div>
  );
}
