import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  DraftOfferDocument,
  OfferableResultsDocument,
  type TermsMode,
} from '../../../generated/offers/graphql.ts';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { offersMessages } from '../offers.messages.ts';
import { termsMessages } from '../terms/terms.messages.ts';
import { newTerms, TERMS_MODES } from '../terms/terms-values.ts';
import { inputOf, newOffer } from './offer-form.ts';

interface Begun {
  resultId: string;
  title: string;
  mode: TermsMode;
}

/** Begins an offer: which result, what it is called, in which mode; the rest is written in the editor. */
export function Component() {
  const t = useMessages(offersMessages);
  const terms = useMessages(termsMessages);
  const labels = useLabels();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { viewer } = useViewer();
  const organizationId =
    viewer?.memberships.find(({ id }) => id === viewer.acting?.id)?.organization.id ?? '';
  const [form] = Form.useForm<Begun>();
  const { initial, keep, forget } = useDraft<Begun>('new-offer');
  const { data, error, refetch } = useQuery(OfferableResultsDocument, {
    variables: { organizationId },
    skip: organizationId === '',
  });
  const draft = useAction(DraftOfferDocument, (answer) => answer.draftOffer, { form });
  const begin = async ({ resultId, title, mode }: Begun) => {
    const input = { resultId, ...inputOf({ ...newOffer(), title, terms: newTerms(mode) }) };
    const payload = await draft.run({ input });
    if (!payload?.offer) return;
    forget();
    await navigate(`/desk/offers/${payload.offer.id}`, { replace: true });
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const results = data?.techResults.edges.map(({ node }) => ({ value: node.id, label: node.title })) ?? [];
  const required = [{ required: true, message: terms('required') }];
  return (
    <div className="f-page f-page-form">
      <PageTitle title={t('newTitle')} back={{ to: '/desk/offers', label: t('back') }} />
      <Form<Begun>
        form={form}
        layout="vertical"
        initialValues={{
          mode: 'LICENSE',
          ...initial,
          ...(params.get('result') ? { resultId: params.get('result') } : {}),
        }}
        onValuesChange={(_changed, values) => keep(values)}
        onFinish={(values) => void begin(values)}
      >
        <Form.Item name="resultId" label={t('fieldResult')} extra={t('fieldResultHint')} rules={required}>
          <Select options={results} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('fieldTitle')}
          rules={[{ required: true, whitespace: true, message: terms('required') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="mode" label={terms('fieldMode')} rules={required}>
          <Select options={TERMS_MODES.map((mode) => ({ value: mode, label: labels(`mode${mode}`) }))} />
        </Form.Item>
        <Refusals errors={draft.refusals} />
        <FaultAlert fault={draft.fault} />
        <Button type="primary" htmlType="submit" loading={draft.running}>
          {t('start')}
        </Button>
      </Form>
    </div>
  );
}
