import { useQuery } from '@apollo/client/react';
import { Alert, App, Checkbox, Form, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import NotFound from '../../../app/not-found.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  AcceptStandingOfferDocument,
  RequestDealDocument,
  RequestedOfferDocument,
  type RequestedOfferQuery,
} from '../../../generated/deals/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { Eligibility } from '../../offers/public/eligibility.tsx';
import { TermsSummary } from '../../offers/terms/terms-summary.tsx';
import { toTermsInput, toTermsValues } from '../../offers/terms/terms-values.ts';
import { declarationOf } from '../declaration-fields.tsx';
import { ConfirmAcceptance } from './confirm-acceptance.tsx';
import { OwnTerms } from './own-terms.tsx';
import { requestMessages } from './request.messages.ts';
import styles from './request.module.css';
import { type RequestFields, RequestForm, type Way } from './request-form.tsx';
import { WhoCanAsk } from './who-can-ask.tsx';

type Offer = NonNullable<RequestedOfferQuery['offer']>;

/** An enterprise asks for what is offered, or accepts a standing offer at once. */
export function Component() {
  const { offerId = '' } = useParams();
  const { loading: asking } = useViewer();
  const { data, loading, error, refetch } = useQuery(RequestedOfferDocument, {
    variables: { id: offerId },
    skip: asking,
    fetchPolicy: 'cache-and-network',
  });
  if (error)
    return (
      <div className="f-page f-page-narrow">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (data?.offer)
    return (
      <App component={false}>
        <OfferRequest offer={data.offer} />
      </App>
    );
  if (!loading && data) return <NotFound />;
  return (
    <div className="f-page f-page-narrow" aria-hidden>
      <Skeleton active paragraph={{ rows: 14 }} />
    </div>
  );
}

function OfferRequest({ offer }: { offer: Offer }) {
  const t = useMessages(requestMessages);
  const { viewer, hasRole } = useViewer();
  const [form] = Form.useForm<RequestFields>();
  const initialWay: Way = offer.isStanding ? 'ACCEPT' : 'OFFERED';
  const way = Form.useWatch('way', form) ?? initialWay;
  const sending = useSending(offer, form);
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={t('titleOffer', { title: offer.result.title })}
        back={{ to: `/results/${offer.result.id}`, label: t('backToResult') }}
        subtitle={
          <>
            <Link to={`/organizations/${offer.organization.id}`}>{offer.organization.name}</Link> ·{' '}
            {offer.title}
          </>
        }
      />
      <WhoCanAsk />
      {!offer.isOpen && <Alert type="warning" showIcon title={t('notOpen')} style={{ marginBottom: 16 }} />}
      <RequestForm
        form={form}
        draftKey={`deal-request.offer.${offer.id}`}
        initialWay={initialWay}
        okText={t(way === 'ACCEPT' ? 'acceptAtOnce' : 'sendRequest')}
        disabled={!offer.isOpen || (viewer !== null && !hasRole('ENTERPRISE_MEMBER'))}
        withMessage={way !== 'ACCEPT'}
        action={way === 'ACCEPT' ? sending.accept : sending.request}
        onSubmit={sending.submit}
      >
        <Offered offer={offer} />
        <Ways form={form} offer={offer} way={way} />
      </RequestForm>
      {sending.confirming && (
        <ConfirmAcceptance
          offer={offer}
          asOrdinary={form.getFieldValue('asOrdinary') === true}
          running={sending.accept.running}
          onConfirm={sending.confirming}
          onClose={sending.cancel}
        />
      )}
    </div>
  );
}

/** Sends the request, or asks once and accepts. */
function useSending(offer: Offer, form: ReturnType<typeof Form.useForm<RequestFields>>[0]) {
  const navigate = useNavigate();
  const [confirming, setConfirming] = useState<(() => void) | null>(null);
  const request = useAction(RequestDealDocument, (data) => data.requestDeal, { form });
  const accept = useAction(AcceptStandingOfferDocument, (data) => data.acceptStandingOffer, { form });
  const send = async (fields: RequestFields, forget: () => void) => {
    const declaration = declarationOf(fields);
    if (!declaration) return;
    const { relation, explanation: relationExplanation, foreignParty } = declaration;
    const asOrdinary = fields.asOrdinary ?? false;
    const common = { offerId: offer.id, relation, relationExplanation, foreignParty, asOrdinary };
    const terms = fields.way === 'OWN' && fields.terms ? toTermsInput(fields.terms) : null;
    const done =
      fields.way === 'ACCEPT'
        ? await accept.run({ input: { ...common, termsDigest: offer.termsDigest } })
        : await request.run({ input: { ...common, terms, message: fields.message?.trim() ?? '' } });
    setConfirming(null);
    if (!done?.deal) return;
    forget();
    void navigate(`/deals/${done.deal.id}`);
  };
  const submit = (fields: RequestFields, forget: () => void) => {
    if (fields.way === 'ACCEPT') setConfirming(() => () => void send(fields, forget));
    else void send(fields, forget);
  };
  return { request, accept, submit, confirming, cancel: () => setConfirming(null) };
}

function Offered({ offer }: { offer: Offer }) {
  const t = useMessages(requestMessages);
  const { eligibility } = offer;
  return (
    <>
      <section className="f-card">
        <h2>{t('offered')}</h2>
        <TermsSummary terms={offer.terms} />
        {offer.note && <p className={styles.text}>{offer.note}</p>}
        {offer.closesOn && (
          <p className="f-quiet">
            {t('closesOn')} <Day value={offer.closesOn} />
          </p>
        )}
      </section>
      {eligibility && offer.bearsPolicyName && (
        <section className="f-card">
          <h2>{t('eligibility')}</h2>
          <Eligibility verdict={eligibility} />
          {!eligibility.eligible && (
            <Form.Item
              name="asOrdinary"
              valuePropName="checked"
              rules={[
                {
                  validator: (_rule, value) =>
                    value ? Promise.resolve() : Promise.reject(new Error(t('asOrdinaryRequired'))),
                },
              ]}
            >
              <Checkbox>{t('asOrdinary')}</Checkbox>
            </Form.Item>
          )}
        </section>
      )}
    </>
  );
}

function Ways({
  form,
  offer,
  way,
}: {
  form: ReturnType<typeof Form.useForm<RequestFields>>[0];
  offer: Offer;
  way: Way;
}) {
  const t = useMessages(requestMessages);
  const first = offer.isStanding ? ('ACCEPT' as const) : ('OFFERED' as const);
  const choose = (next: Way) => {
    if (next === 'OWN' && !form.getFieldValue('terms'))
      form.setFieldValue('terms', toTermsValues(offer.terms));
  };
  return (
    <section className="f-card">
      <h2>{t('way')}</h2>
      <Form.Item name="way" extra={t(`way${way}Text`)}>
        <Radio.Group
          aria-label={t('way')}
          className={styles.ways ?? ''}
          onChange={({ target }) => choose(target.value)}
          options={[
            { value: first, label: t(`way${first}`) },
            { value: 'OWN', label: t('wayOWN') },
          ]}
        />
      </Form.Item>
      {way === 'OWN' && <OwnTerms form={form} />}
    </section>
  );
}
