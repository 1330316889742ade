import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  type AuctionPartyRelation,
  RegisterForAuctionDocument,
  WithdrawRegistrationDocument,
} from '../../generated/auctions/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { exactMoney } from '../../ui/money.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { auctionMessages } from './auctions.messages.ts';
import type { Room } from './room-page.tsx';

interface Props {
  room: Room;
  onChanged: () => void;
}

/** Registering an enterprise, and how its registration stands. */
export function TakePart({ room, onChanged }: Props) {
  const t = useMessages(auctionMessages);
  const { viewer } = useViewer();
  const { pathname } = useLocation();
  const [asking, setAsking] = useState(false);
  const own = room.myRegistration;
  const may = room.availableActions;
  const canVisit = !viewer && (room.state === 'REGISTRATION' || room.state === 'ANNOUNCED');
  const isBidding = own?.state === 'ADMITTED' && !may.includes('WITHDRAW_REGISTRATION');
  if (isBidding || (!own && !may.includes('REGISTER') && !canVisit)) return null;
  return (
    <section className="f-card" aria-label={t('registerTitle')}>
      <h2>{t('registerTitle')}</h2>
      {own ? <OwnState room={room} onChanged={onChanged} /> : <p>{t('registerText')}</p>}
      {canVisit && <Link to={`/sign-in?return=${encodeURIComponent(pathname)}`}>{t('signInToBid')}</Link>}
      {may.includes('REGISTER') && (
        <Button type="primary" onClick={() => setAsking(true)}>
          {t('registerButton')}
        </Button>
      )}
      {asking && <RegisterDialog room={room} onChanged={onChanged} onClose={() => setAsking(false)} />}
    </section>
  );
}

function OwnState({ room, onChanged }: Props) {
  const t = useMessages(auctionMessages);
  const { locale } = useLanguage();
  const withdraw = useAction(WithdrawRegistrationDocument, (data) => data.withdrawAuctionRegistration);
  const own = room.myRegistration;
  if (!own) return null;
  const state =
    own.state === 'TURNED_DOWN'
      ? t('registeredTURNED_DOWN', { reason: own.reason ?? '' })
      : t(`registered${own.state}`);
  const waits = own.state === 'REGISTERED' && Number(room.deposit) > 0 && own.depositAmount === null;
  const take = async () => {
    if (await withdraw.run({ input: { registrationId: own.id } })) onChanged();
  };
  return (
    <>
      <p>
        {state}
        {own.number !== null && <> · {t('yourNumber', { number: own.number })}</>}
      </p>
      {waits && (
        <p className="f-quiet">{t('depositWaiting', { amount: exactMoney(room.deposit, locale) })}</p>
      )}
      {room.availableActions.includes('WITHDRAW_REGISTRATION') && (
        <Button onClick={() => void take()} loading={withdraw.running}>
          {t('withdrawRegistration')}
        </Button>
      )}
      <Refusals errors={withdraw.refusals} />
      <FaultAlert fault={withdraw.fault} />
    </>
  );
}

interface Fields {
  relation: AuctionPartyRelation;
  relationExplanation?: string;
}

function RegisterDialog({ room, onChanged, onClose }: Props & { onClose: () => void }) {
  const t = useMessages(auctionMessages);
  const [form] = Form.useForm<Fields>();
  const relation = Form.useWatch('relation', form);
  const action = useAction(RegisterForAuctionDocument, (data) => data.registerForAuction);
  const explain = (error: UserErrorParts) => {
    if (error.field === 'relation') return t('relationDenied');
    return error.code === 'FOUR_EYES' ? t('insider') : undefined;
  };
  const submit = async ({ relation: declared, relationExplanation }: Fields) => {
    const input = {
      auctionId: room.id,
      relation: declared,
      relationExplanation: relationExplanation ?? null,
    };
    if (!(await action.run({ input }))) return;
    onChanged();
    onClose();
  };
  return (
    <FormDialog<Fields>
      title={t('registerButton')}
      okText={t('registerButton')}
      action={action}
      form={form}
      summary={<p>{t('registerText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="relation"
        label={t('relationLabel')}
        rules={[{ required: true, message: t('needed') }]}
      >
        <Radio.Group
          options={(['NONE', 'RELATED'] as const).map((value) => ({ value, label: t(`relation${value}`) }))}
        />
      </Form.Item>
      {relation === 'RELATED' && (
        <Form.Item
          name="relationExplanation"
          label={t('relationExplanation')}
          rules={[{ required: true, whitespace: true, message: t('relationNeeded') }]}
        >
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
