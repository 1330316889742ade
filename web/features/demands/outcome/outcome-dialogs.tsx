import { useQuery } from '@apollo/client/react';
import { App, Form, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DiscloseLaneResultDocument,
  LinkableResultsDocument,
  LinkLaneResultDocument,
} from '../../../generated/demands-outcome/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { outcomeMessages } from './outcome.messages.ts';
import { type Outcome, useOutcomeExplain } from './use-outcome.ts';

interface Props {
  outcome: Outcome;
  onClose: () => void;
}

/** Names a result of the unit as what came of the work. */
export function LinkResultDialog({ outcome, onClose }: Props) {
  const t = useMessages(outcomeMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ resultId: string }>();
  const [text, setText] = useState('');
  const explain = useOutcomeExplain();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const link = useAction(LinkLaneResultDocument, (answer) => answer.linkLaneResult, options);
  const { data, previousData, loading } = useQuery(LinkableResultsDocument, {
    variables: { organizationId: outcome.organization?.id ?? '', text: text === '' ? null : text },
    skip: !outcome.organization,
  });
  const results = (data ?? previousData)?.techResults.edges.map(({ node }) => node) ?? [];
  const submit = async ({ resultId }: { resultId: string }) => {
    const input = { laneId: outcome.id, expectedVersion: outcome.laneVersion, resultId };
    if (!(await link.run({ input }))) return;
    message.success(t('linked'));
    onClose();
  };
  return (
    <FormDialog<{ resultId: string }>
      title={t('linkTitle')}
      okText={t('linkOk')}
      action={link}
      form={form}
      summary={<p>{t('linkIntro')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="resultId"
        label={t('fieldResult')}
        rules={[{ required: true, message: t('required') }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setText }}
          loading={loading}
          placeholder={t('searchResult')}
          options={results.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** Begins a disclosure that is filled in from demand and bid, and goes on to it. */
export function DiscloseDialog({ outcome, onClose }: Props) {
  const t = useMessages(outcomeMessages);
  const navigate = useNavigate();
  const [form] = Form.useForm<{ secret: 'YES' | 'NO' }>();
  const explain = useOutcomeExplain();
  const options = useMemo(() => ({ explain }), [explain]);
  const disclose = useAction(DiscloseLaneResultDocument, (answer) => answer.discloseLaneResult, options);
  const submit = async ({ secret }: { secret: 'YES' | 'NO' }) => {
    const input = {
      laneId: outcome.id,
      expectedVersion: outcome.laneVersion,
      mayBeStateSecret: secret === 'YES',
    };
    const done = await disclose.run({ input });
    const resultId = done?.outcome?.result?.id;
    if (resultId) void navigate(`/desk/results/${resultId}/edit`);
  };
  return (
    <FormDialog<{ secret: 'YES' | 'NO' }>
      title={t('discloseTitle')}
      okText={t('discloseOk')}
      action={disclose}
      form={form}
      summary={<p>{t('discloseIntro')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="secret"
        label={t('secretQuestion')}
        rules={[{ required: true, message: t('required') }]}
      >
        <Radio.Group
          options={[
            { value: 'NO', label: t('secretNo') },
            { value: 'YES', label: t('secretYes') },
          ]}
        />
      </Form.Item>
    </FormDialog>
  );
}
