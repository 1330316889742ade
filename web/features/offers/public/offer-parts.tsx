import { Button, Flex, Tag } from 'antd';
import { Link, useLocation } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import type { OfferPartsFragment } from '../../../generated/offers/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { Money } from '../../../ui/money.tsx';
import { offersMessages } from '../offers.messages.ts';

/** Marks of an offer: mode, how it is taken, whom it is for, until when. */
export function OfferTags({ offer }: { offer: OfferPartsFragment }) {
  const t = useMessages(offersMessages);
  const labels = useLabels();
  return (
    <Flex gap={8} wrap align="center">
      <Tag>{labels(`mode${offer.terms.mode}`)}</Tag>
      <Tag color={offer.isStanding ? 'success' : 'default'}>
        {t(offer.isStanding ? 'standing' : 'negotiable')}
      </Tag>
      {offer.pricing !== 'NEGOTIATED' && <Tag>{t(`pricing${offer.pricing}`)}</Tag>}
      {offer.bearsPolicyName && <Tag color="processing">{t('policyName')}</Tag>}
      {offer.directedTo && <Tag>{t('directed', { name: offer.directedTo.name })}</Tag>}
      {offer.closesOn && (
        <span className="f-quiet">
          {t('fieldClosesOn')} <Day value={offer.closesOn} />
        </span>
      )}
    </Flex>
  );
}

/** What is surely and at most paid. */
export function OfferSums({ offer }: { offer: OfferPartsFragment }) {
  const t = useMessages(offersMessages);
  return (
    <p className="f-quiet">
      {t('guaranteed')} <Money value={offer.guaranteedSum} /> · {t('greatest')}{' '}
      {offer.greatestSum ? <Money value={offer.greatestSum} /> : t('unlimited')}
    </p>
  );
}

/** The ways to take an offer; visitors sign in first and come back. */
export function OfferButtons({ offer }: { offer: OfferPartsFragment }) {
  const t = useMessages(offersMessages);
  const { viewer } = useViewer();
  const { pathname } = useLocation();
  if (!offer.isOpen) return null;
  const request = `/offers/${offer.id}/request`;
  if (!viewer)
    return (
      <Link to={`/sign-in?return=${encodeURIComponent(pathname)}`} className="f-button">
        {t('signIn')}
      </Link>
    );
  const acting = viewer.memberships.find(({ id }) => id === viewer.acting?.id);
  const isOwner = acting?.organization.id === offer.organization.id;
  if (isOwner) return <Link to={`/desk/offers/${offer.id}`}>{t('editTitle')}</Link>;
  return (
    <Flex gap={8} wrap>
      {offer.isStanding && (
        <Link to={request}>
          <Button type="primary" tabIndex={-1}>
            {t('accept')}
          </Button>
        </Link>
      )}
      {!offer.isStanding && (
        <Link to={request}>
          <Button type="primary" tabIndex={-1}>
            {t('request')}
          </Button>
        </Link>
      )}
    </Flex>
  );
}
