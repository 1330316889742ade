import { Modal } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { RequestedOfferQuery } from '../../../generated/deals/graphql.ts';
import { TermsSummary } from '../../offers/terms/terms-summary.tsx';
import { requestMessages } from './request.messages.ts';

const WIDTH = 760;

interface Props {
  offer: NonNullable<RequestedOfferQuery['offer']>;
  asOrdinary: boolean;
  running: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before a standing offer is accepted: with whom, on which terms, and what follows from it. */
export function ConfirmAcceptance({ offer, asOrdinary, running, onConfirm, onClose }: Props) {
  const t = useMessages(requestMessages);
  return (
    <Modal
      open
      width={WIDTH}
      title={t('confirmTitle', { title: offer.result.title })}
      okText={t('confirmOk')}
      confirmLoading={running}
      onOk={onConfirm}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{t('confirmText', { owner: offer.organization.name })}</p>
      {asOrdinary && <p>{t('confirmOrdinary')}</p>}
      <TermsSummary terms={offer.terms} />
    </Modal>
  );
}
