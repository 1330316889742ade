import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { SimulatedDealDocument, SimulatedOfferDocument } from '../../../generated/simulation/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { simulationMessages } from './simulation.messages.ts';
import { Simulator } from './simulator.tsx';

/** The simulator of an offer or a deal, which the address names. */
export function Component() {
  const t = useMessages(simulationMessages);
  const { get } = useListState();
  const offerId = get('offer') ?? null;
  const dealId = get('deal') ?? null;
  const offer = useQuery(SimulatedOfferDocument, { variables: { id: offerId ?? '' }, skip: !offerId });
  const deal = useQuery(SimulatedDealDocument, { variables: { id: dealId ?? '' }, skip: !dealId });
  const name = dealId
    ? deal.data?.deal && `${deal.data.deal.number} ${deal.data.deal.title}`
    : offer.data?.offer?.title;
  const back = dealId
    ? { to: `/deals/${dealId}`, label: t('backDeal') }
    : offerId
      ? { to: `/offers/${offerId}`, label: t('backOffer') }
      : null;
  return (
    <div className="f-page">
      <PageTitle title={name ? t('titleOf', { name }) : t('title')} {...(back ? { back } : {})} />
      {back ? (
        <Simulator offerId={dealId ? null : offerId} dealId={dealId} />
      ) : (
        <EmptyState
          title={t('nothingTitle')}
          text={t('nothingText')}
          action={
            <Link to="/results">
              <Button type="primary" tabIndex={-1}>
                {t('nothingAction')}
              </Button>
            </Link>
          }
        />
      )}
    </div>
  );
}
