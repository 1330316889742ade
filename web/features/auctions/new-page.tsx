import { useQuery } from '@apollo/client/react';
import { App, Button, DatePicker, Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  AnnounceAuctionDocument,
  type AuctionForm,
  type DealTermsInput,
  SellableResultsDocument,
} from '../../generated/auctions/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { MoneyInput } from '../../ui/fields.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { UploadedFiles } from '../../ui/uploaded-files.tsx';
import { useAction } from '../../ui/use-action.ts';
import { TermsForm } from '../offers/terms/terms-form.tsx';
import { newTerms, type TermsValues, toTermsInput } from '../offers/terms/terms-values.ts';
import { auctionMessages } from './auctions.messages.ts';
import styles from './auctions.module.css';

interface Fields {
  resultId: string;
  form: AuctionForm;
  startPrice: string;
  increment: string;
  reserve?: string | null;
  deposit: string;
  extensionMinutes: number;
  registrationEndsAt: Dayjs;
  startsAt: Dayjs;
  endsAt: Dayjs;
  lastEndAt: Dayjs;
  note?: string;
  licensed: boolean;
  operator?: { name: string; licenceNumber: string; licenceIssuer: string; licenceFileIds: string[] };
  terms: TermsValues;
}

const TIMES = [
  ['registrationEndsAt', 'fieldRegistrationEnds'],
  ['startsAt', 'fieldStarts'],
  ['endsAt', 'fieldEnds'],
  ['lastEndAt', 'fieldLastEnd'],
] as const;

/** Announces a listing or an auction: what, for how much, when, held by whom, on which terms. */
export function Component() {
  const t = useMessages(auctionMessages);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const [query] = useSearchParams();
  const explain = (error: UserErrorParts) => {
    if (error.code === 'ALREADY_EXISTS') return t('alreadyOpen');
    return error.params.some(({ value }) => value === 'order') ? t('orderWrong') : undefined;
  };
  const action = useAction(AnnounceAuctionDocument, (data) => data.announceAuction, { form, explain });
  const initial = useMemo(
    () => ({
      resultId: query.get('result') ?? undefined,
      form: 'AUCTION' as const,
      deposit: '0.00',
      extensionMinutes: 5,
      licensed: false,
      terms: newTerms('LICENSE'),
    }),
    [query],
  );
  const submit = () =>
    modal.confirm({
      title: t('publishConfirm'),
      okText: t('publish'),
      onOk: async () => {
        const done = await action.run({ input: inputOf(form.getFieldsValue(true)) });
        if (done?.auction) void navigate(`/auctions/${done.auction.id}`);
      },
    });
  return (
    <div className="f-page f-page-form">
      <PageTitle
        title={t('newTitle')}
        subtitle={t('newIntro')}
        back={{ to: '/desk/auctions', label: t('deskTitle') }}
      />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={submit}
        scrollToFirstError={{ focus: true }}
      >
        <WhatFields />
        <WhenFields />
        <WhoFields />
        <h2>{t('partTerms')}</h2>
        <p className="f-quiet">{t('priceReplaces')}</p>
        <TermsForm form={form} name="terms" />
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('publish')}
        </Button>
      </Form>
    </div>
  );
}

function inputOf({ licensed, operator, terms, note, reserve, ...fields }: Fields) {
  const { licenceFileIds = [], ...named } = operator ?? { name: '', licenceNumber: '', licenceIssuer: '' };
  return {
    ...fields,
    note: note ?? null,
    reserve: fields.form === 'AUCTION' ? (reserve ?? null) : null,
    // The price takes the place of the entry fee, so that nothing needs to be entered for it.
    terms: toTermsInput(terms) as DealTermsInput,
    operator: licensed ? { ...named, licenceFileId: licenceFileIds[0] ?? null } : null,
    registrationEndsAt: fields.registrationEndsAt.toISOString(),
    startsAt: fields.startsAt.toISOString(),
    endsAt: fields.endsAt.toISOString(),
    lastEndAt: fields.lastEndAt.toISOString(),
  };
}

function useNeeded() {
  const t = useMessages(auctionMessages);
  return [{ required: true, message: t('needed') }];
}

function WhatFields() {
  const t = useMessages(auctionMessages);
  const needed = useNeeded();
  const form = Form.useWatch<AuctionForm>('form');
  return (
    <>
      <h2>{t('partWhat')}</h2>
      <Form.Item name="resultId" label={t('fieldResult')} rules={needed}>
        <ResultSelect />
      </Form.Item>
      <Form.Item name="form" label={t('fieldForm')}>
        <Radio.Group
          options={(['LISTING', 'AUCTION'] as const).map((value) => ({ value, label: t(`form${value}`) }))}
        />
      </Form.Item>
      <p className="f-quiet">{form === 'LISTING' ? t('listingRule') : t('auctionRule')}</p>
      <div className={styles.pair}>
        <Form.Item name="startPrice" label={t('fieldStartPrice')} rules={needed}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="increment" label={t('fieldIncrement')} rules={needed}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="deposit" label={t('fieldDeposit')} rules={needed}>
          <MoneyInput />
        </Form.Item>
        {form === 'AUCTION' && (
          <Form.Item name="reserve" label={t('fieldReserve')}>
            <MoneyInput />
          </Form.Item>
        )}
      </div>
      <Form.Item name="note" label={t('fieldNote')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  );
}

function ResultSelect(props: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const { acting } = useViewer();
  const [text, setText] = useState('');
  const { data, previousData, loading } = useQuery(SellableResultsDocument, {
    variables: { organizationId: acting?.organization.id ?? '', text: text || null },
    skip: !acting,
  });
  const options = (data ?? previousData)?.techResults.edges.map(({ node }) => ({
    value: node.id,
    label: node.title,
  }));
  return (
    <Select
      {...props}
      options={options ?? []}
      loading={loading}
      showSearch={{ filterOption: false, onSearch: setText }}
    />
  );
}

function WhenFields() {
  const t = useMessages(auctionMessages);
  const needed = useNeeded();
  return (
    <>
      <h2>{t('partWhen')}</h2>
      <div className={styles.pair}>
        {TIMES.map(([name, label]) => (
          <Form.Item key={name} name={name} label={t(label)} rules={needed}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
          </Form.Item>
        ))}
        <Form.Item name="extensionMinutes" label={t('fieldExtension')} rules={needed}>
          <InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </>
  );
}

function WhoFields() {
  const t = useMessages(auctionMessages);
  const needed = useNeeded();
  const licensed = Form.useWatch('licensed');
  return (
    <>
      <h2>{t('partWho')}</h2>
      <Form.Item
        name="licensed"
        label={t('fieldLicensed')}
        valuePropName="checked"
        extra={licensed ? null : t('operatorNone')}
      >
        <Switch />
      </Form.Item>
      {licensed && (
        <div className={styles.pair}>
          <Form.Item name={['operator', 'name']} label={t('fieldOperator')} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={['operator', 'licenceNumber']} label={t('fieldLicenceNumber')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={['operator', 'licenceIssuer']} label={t('fieldLicenceIssuer')} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={['operator', 'licenceFileIds']} label={t('fieldLicenceFile')} rules={needed}>
            <UploadedFiles max={1} />
          </Form.Item>
        </div>
      )}
    </>
  );
}
