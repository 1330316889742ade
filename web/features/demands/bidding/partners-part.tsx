import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Popconfirm, Select, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AskBidPartnerDocument,
  type AskBidPartnerMutation,
  type BidPartsFragment,
  DropBidPartnerDocument,
  type DropBidPartnerMutation,
  PartnerChoicesDocument,
} from '../../../generated/demands-bidding/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useBiddingExplain } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';

const COLOURS = { ASKED: 'warning', CONSENTED: 'success', DECLINED: 'default' } as const;
const pickAsk = (data: AskBidPartnerMutation) => data.askBidPartner;
const pickDrop = (data: DropBidPartnerMutation) => data.dropBidPartner;

/** The partners of a bid and what they say; who binds the lead asks and takes out. */
export function PartnersPart({ bid }: { bid: BidPartsFragment }) {
  const t = useMessages(biddingMessages);
  const explain = useBiddingExplain();
  const [isAsking, setAsking] = useState(false);
  const drop = useAction(DropBidPartnerDocument, pickDrop);
  const binds = bid.availableActions.includes('HAND_IN');
  return (
    <>
      <h3>{t('partners')}</h3>
      <p className="f-quiet">{bid.partners.length > 0 ? t('partnersHint') : t('noPartners')}</p>
      <ul style={{ paddingLeft: 20 }}>
        {bid.partners.map(({ id, organization, role, state }) => (
          <li key={id}>
            {organization.name} · {role} <Tag color={COLOURS[state]}>{t(`partner${state}`)}</Tag>
            {binds && (
              <Popconfirm
                title={t('dropPartnerConfirm')}
                onConfirm={() => void drop.run({ input: { bidId: bid.id, organizationId: organization.id } })}
              >
                <Button type="link" size="small" loading={drop.running}>
                  {t('dropPartner')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      <Refusals errors={drop.refusals} explain={explain} />
      <FaultAlert fault={drop.fault} />
      {binds && <Button onClick={() => setAsking(true)}>{t('askPartner')}</Button>}
      {isAsking && <AskDialog bidId={bid.id} onClose={() => setAsking(false)} />}
    </>
  );
}

interface Fields {
  organizationId: string;
  role: string;
}

function AskDialog({ bidId, onClose }: { bidId: string; onClose: () => void }) {
  const t = useMessages(biddingMessages);
  const explain = useBiddingExplain();
  const [form] = Form.useForm<Fields>();
  const [text, setText] = useState('');
  const { data } = useQuery(PartnerChoicesDocument, { variables: { text: text || null } });
  const action = useAction(AskBidPartnerDocument, pickAsk, { form, explain });
  const submit = async (fields: Fields) => {
    if (await action.run({ input: { bidId, ...fields } })) onClose();
  };
  return (
    <FormDialog<Fields>
      title={t('askPartner')}
      okText={t('ask')}
      action={action}
      form={form}
      explain={explain}
      summary={<p>{t('partnersHint')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="organizationId"
        label={t('partner')}
        rules={[{ required: true, message: t('partner') }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setText }}
          options={(data?.organizations.edges ?? []).map(({ node }) => ({
            value: node.id,
            label: node.name,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="role"
        label={t('partnerRole')}
        rules={[{ required: true, whitespace: true, message: t('partnerRole') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
