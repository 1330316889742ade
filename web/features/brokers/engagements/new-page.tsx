import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Form, Input, Radio, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  type EngagementSide,
  MyBrokerDocument,
  ProposeEngagementDocument,
  ResultToEngageForDocument,
} from '../../../generated/brokers-engagements/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { UnitSearch } from '../../accounts/unit-search.tsx';
import { BrokerSelect } from './choosers.tsx';
import { useEngagementExplain } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { ExamplePanel } from './example-panel.tsx';
import { type EngagementFields, fieldName, mandateInput, termsInput } from './form-values.ts';
import { MandateFields } from './mandate-fields.tsx';
import { PartsFields } from './parts-fields.tsx';
import { TermsFields } from './terms-fields.tsx';
import { usualValues } from './usual-values.ts';

/** A client or a broker proposes an engagement. */
export function Component() {
  const t = useMessages(engagementMessages);
  const { loading, hasRole } = useViewer();
  const mine = useQuery(MyBrokerDocument, { skip: loading || !hasRole('BROKER') });
  return (
    <App component={false}>
      <div className="f-page">
        <PageTitle
          title={t('newTitle')}
          subtitle={t('newIntro')}
          back={{ to: '/desk/engagements', label: t('backToList') }}
        />
        {loading || mine.loading ? (
          <Skeleton active paragraph={{ rows: 12 }} />
        ) : (
          <ProposeForm ownBrokerId={mine.data?.myBrokerProfile?.id ?? null} />
        )}
      </div>
    </App>
  );
}

function ProposeForm({ ownBrokerId }: { ownBrokerId: string | null }) {
  const t = useMessages(engagementMessages);
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const explain = useEngagementExplain();
  const { acting, hasRole } = useViewer();
  const isClient = !hasRole('BROKER');
  const [form] = Form.useForm<EngagementFields>();
  const initial = useInitial(isClient, ownBrokerId);
  const side: EngagementSide = Form.useWatch('side', form) ?? initial.values.side ?? 'OWNER';
  const client = Form.useWatch('clientOrganizationId', form) ?? null;
  const organizationId = isClient ? (acting?.organization.id ?? null) : client;
  const options = useMemo(() => ({ form, fieldName, explain }), [form, explain]);
  const action = useAction(ProposeEngagementDocument, (data) => data.proposeEngagement, options);
  const propose = async (fields: EngagementFields) => {
    const leadBrokerId = isClient ? (fields.leadBrokerId ?? null) : ownBrokerId;
    const done = await action.run({
      input: {
        side,
        clientOrganizationId: organizationId ?? '',
        leadBrokerId,
        mandate: mandateInput(fields),
        terms: termsInput({ ...fields, leadBrokerId }),
        note: fields.note ?? null,
        dealId: initial.dealId,
      },
    });
    if (!done?.engagement) return;
    initial.forget();
    void message.success(t('proposed'));
    void navigate(`/desk/engagements/${done.engagement.id}`, { replace: true });
  };
  const ask = (fields: EngagementFields) =>
    modal.confirm({
      title: t('sendTitle'),
      content: t('sendText'),
      okText: t('send'),
      onOk: () => void propose(fields),
    });
  return (
    <Form<EngagementFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial.values}
      onValuesChange={(_changed, all) => initial.keep(all)}
      onFinish={ask}
      scrollToFirstError={{ focus: true }}
    >
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Parties form={form} isClient={isClient} />
          <MandateFields form={form} side={side} isClient={isClient} />
          <TermsFields form={form} side={side} />
          <PartsFields form={form} />
          <section className="f-card">
            <Form.Item name="note" label={t('fieldNote')} extra={t('optional')}>
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
            <Refusals errors={action.refusals} explain={explain} />
            <FaultAlert fault={action.fault} />
            <Button type="primary" size="large" htmlType="submit" loading={action.running}>
              {t('send')}
            </Button>
          </section>
        </div>
        <ExamplePanel form={form} clientOrganizationId={side === 'OWNER' ? organizationId : null} />
      </div>
    </Form>
  );
}

type FormOf = ReturnType<typeof Form.useForm<EngagementFields>>[0];

/** Whom the broker proposes to, or whom the client asks. */
function Parties({ form, isClient }: { form: FormOf; isClient: boolean }) {
  const t = useMessages(engagementMessages);
  const apollo = useApolloClient();
  const side = Form.useWatch('side', form) ?? 'OWNER';
  const resultId = Form.useWatch('resultId', form);
  const required = [{ required: true, message: t('required') }];
  /** The owner of the chosen result is the client. */
  const takeOwner = async () => {
    if (!resultId || side !== 'OWNER') return;
    const { data } = await apollo.query({ query: ResultToEngageForDocument, variables: { id: resultId } });
    const owner = data?.techResult?.organization?.id;
    if (owner) form.setFieldValue('clientOrganizationId', owner);
  };
  if (isClient) {
    return (
      <section className="f-card" aria-labelledby="parties">
        <h2 id="parties">{t('sectionParties')}</h2>
        <Form.Item name="leadBrokerId" label={t('fieldBroker')} rules={required}>
          <BrokerSelect />
        </Form.Item>
        <Form.Item name="side" hidden>
          <Input />
        </Form.Item>
      </section>
    );
  }
  const changeSide = () =>
    form.setFieldsValue({
      clientOrganizationId: null,
      payer: form.getFieldValue('side') === 'OWNER' ? 'UNIT' : 'ENTERPRISE',
      basis: 'CONTRACT_AMOUNT',
      about: 'WORDS',
    });
  return (
    <section className="f-card" aria-labelledby="parties">
      <h2 id="parties">{t('sectionParties')}</h2>
      <Form.Item name="side" label={t('fieldSide')}>
        <Radio.Group
          onChange={changeSide}
          options={(['OWNER', 'ENTERPRISE'] as const).map((value) => ({ value, label: t(`side${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="clientOrganizationId" label={t('fieldClient')} rules={required}>
        <UnitSearch kinds={side === 'OWNER' ? ['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE'] : ['ENTERPRISE']} />
      </Form.Item>
      {side === 'OWNER' && resultId && (
        <Button type="link" onClick={() => void takeOwner()}>
          {t('takeOwner')}
        </Button>
      )}
    </section>
  );
}

/** What was typed before, over what the address names, such as `?broker=…&result=…`. */
function useInitial(isClient: boolean, ownBrokerId: string | null) {
  const { hasRole } = useViewer();
  const [address] = useSearchParams();
  const { initial, keep, forget } = useDraft<EngagementFields>('engagement');
  const [broker, result, demand, client] = ['broker', 'result', 'demand', 'client'].map((name) =>
    address.get(name),
  );
  const side = isClient && !hasRole('OFFICER') ? ('ENTERPRISE' as const) : demand ? 'ENTERPRISE' : 'OWNER';
  const values: Partial<EngagementFields> = {
    ...usualValues(side),
    ...initial,
    ...(isClient ? { side, payer: initial.payer ?? usualValues(side).payer } : {}),
    ...(broker ? { leadBrokerId: broker } : {}),
    ...(ownBrokerId ? { leadBrokerId: ownBrokerId } : {}),
    ...(result ? { resultId: result, about: 'RESULT' } : {}),
    ...(demand ? { demandId: demand, about: 'DEMAND', side: 'ENTERPRISE' } : {}),
    ...(client ? { clientOrganizationId: client } : {}),
  };
  return { values, keep, forget, dealId: address.get('deal') };
}
