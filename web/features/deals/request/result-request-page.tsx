import { useQuery } from '@apollo/client/react';
import { App, Form, Radio, Skeleton } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import NotFound from '../../../app/not-found.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  RequestDealDocument,
  RequestedResultDocument,
  type RequestedResultQuery,
} from '../../../generated/deals/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { newTerms, toTermsInput } from '../../offers/terms/terms-values.ts';
import { declarationOf } from '../declaration-fields.tsx';
import { OwnTerms } from './own-terms.tsx';
import { requestMessages } from './request.messages.ts';
import styles from './request.module.css';
import { type RequestFields, RequestForm, type Way } from './request-form.tsx';
import { WhoCanAsk } from './who-can-ask.tsx';

type Result = NonNullable<RequestedResultQuery['techResult']>;

/** An enterprise asks for a result without an offer, with or without terms of its own. */
export function Component() {
  const { resultId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(RequestedResultDocument, {
    variables: { id: resultId },
  });
  if (error)
    return (
      <div className="f-page f-page-narrow">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (data?.techResult)
    return (
      <App component={false}>
        <ResultRequest result={data.techResult} />
      </App>
    );
  if (!loading && data) return <NotFound />;
  return (
    <div className="f-page f-page-narrow" aria-hidden>
      <Skeleton active paragraph={{ rows: 14 }} />
    </div>
  );
}

function ResultRequest({ result }: { result: Result }) {
  const t = useMessages(requestMessages);
  const labels = useLabels();
  const { viewer, hasRole } = useViewer();
  const navigate = useNavigate();
  const [form] = Form.useForm<RequestFields>();
  const way = Form.useWatch('way', form) ?? 'OPEN';
  const action = useAction(RequestDealDocument, (data) => data.requestDeal, { form });
  const submit = async (fields: RequestFields, forget: () => void) => {
    const declaration = declarationOf(fields);
    if (!declaration) return;
    const { relation, explanation: relationExplanation, foreignParty } = declaration;
    const terms = fields.way === 'OWN' && fields.terms ? toTermsInput(fields.terms) : null;
    const message = fields.message?.trim() ?? '';
    const input = { resultId: result.id, relation, relationExplanation, foreignParty, message, terms };
    const done = await action.run({ input });
    if (!done?.deal) return;
    forget();
    void navigate(`/deals/${done.deal.id}`);
  };
  const choose = (next: Way) => {
    if (next === 'OWN' && !form.getFieldValue('terms')) form.setFieldValue('terms', newTerms('LICENSE'));
  };
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={t('titleResult', { title: result.title })}
        back={{ to: `/results/${result.id}`, label: t('backToResult') }}
        subtitle={<Link to={`/organizations/${result.organization.id}`}>{result.organization.name}</Link>}
      />
      <WhoCanAsk />
      <RequestForm
        form={form}
        draftKey={`deal-request.result.${result.id}`}
        initialWay="OPEN"
        okText={t('sendRequest')}
        disabled={viewer !== null && !hasRole('ENTERPRISE_MEMBER')}
        withMessage
        action={action}
        onSubmit={(fields, forget) => void submit(fields, forget)}
      >
        <section className="f-card">
          <h2>{t('way')}</h2>
          {result.modes.length > 0 && (
            <p>
              {t('openTo', { modes: result.modes.map((mode) => labels(`mode${mode}`)).join(t('listComma')) })}
            </p>
          )}
          <Form.Item name="way" extra={t(way === 'OWN' ? 'wayOWNText' : 'wayOPENText')}>
            <Radio.Group
              aria-label={t('way')}
              className={styles.ways ?? ''}
              onChange={({ target }) => choose(target.value)}
              options={[
                { value: 'OPEN', label: t('wayOPEN') },
                { value: 'OWN', label: t('wayOWN') },
              ]}
            />
          </Form.Item>
          {way === 'OWN' && <OwnTerms form={form} />}
        </section>
      </RequestForm>
    </div>
  );
}
