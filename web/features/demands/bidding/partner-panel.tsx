import { Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  AnswerBidPartnerDocument,
  type AnswerBidPartnerMutation,
  type BidPartsFragment,
} from '../../../generated/demands-bidding/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useBiddingExplain } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';

const pick = (data: AnswerBidPartnerMutation) => data.answerBidPartner;
const options = { refetchQueries: ['BidRoom', 'Bids'] };

/** For a partner, or an organisation that is asked to be one: whose bid it is, and what can be answered. */
export function PartnerPanel({ bid }: { bid: BidPartsFragment }) {
  const t = useMessages(biddingMessages);
  const explain = useBiddingExplain();
  const { acting } = useViewer();
  const action = useAction(AnswerBidPartnerDocument, pick, options);
  if (bid.side !== 'ASKED' && bid.side !== 'PARTNER') return null;
  const isAsked = bid.side === 'ASKED';
  const own = bid.partners.find(({ organization }) => organization.id === acting?.organization.id);
  const values = { lead: bid.lead.name, role: own?.role ?? '' };
  const answer = (consents: boolean) => void action.run({ input: { bidId: bid.id, consents } });
  return (
    <section className="f-card">
      <h2>{isAsked ? t('askedTitle') : t('partnerTitle')}</h2>
      <p>{isAsked ? t('askedText', values) : t('partnerText', values)}</p>
      {bid.availableActions.includes('ANSWER') && (
        <div style={{ display: 'flex', gap: 8 }}>
          {isAsked && (
            <Button type="primary" loading={action.running} onClick={() => answer(true)}>
              {t('consent')}
            </Button>
          )}
          <Button loading={action.running} onClick={() => answer(false)}>
            {isAsked ? t('decline') : t('takeBack')}
          </Button>
        </div>
      )}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </section>
  );
}
