import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AnswerDemandDocument,
  type AnswerDemandMutation,
  AnsweringDemandDocument,
  ResultsToAnswerWithDocument,
} from '../../../generated/demands-posting/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { postingMessages } from './posting.messages.ts';
import { usePostingExplain } from './use-posting-explain.ts';

const pick = (data: AnswerDemandMutation) => data.answerDemand;

/** For officers, on the page of a plain demand: answer it with a result, and the deals of answers given before. */
export default function AnswerCard({ demandId }: { demandId: string }) {
  const t = useMessages(postingMessages);
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(AnsweringDemandDocument, { variables: { id: demandId } });
  const demand = data?.demand;
  const canAnswer = demand?.availableActions.includes('ANSWER') === true;
  const answers = demand?.answers ?? [];
  if (!canAnswer && answers.length === 0) return null;
  return (
    <section className="f-card">
      <h2>{answers.length > 0 ? t('answered') : t('answer')}</h2>
      {answers.map(({ id, dealId, title }) => (
        <p key={id}>
          {title} · <Link to={`/deals/${dealId}`}>{t('openDeal')}</Link>
        </p>
      ))}
      {canAnswer && (
        <>
          <p className="f-quiet">{t('answerIntro')}</p>
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('answer')}
          </Button>
        </>
      )}
      {isOpen && <AnswerDialog demandId={demandId} onClose={() => setOpen(false)} />}
    </section>
  );
}

interface AnswerFields {
  resultId: string;
  message: string;
}

function AnswerDialog({ demandId, onClose }: { demandId: string; onClose: () => void }) {
  const t = useMessages(postingMessages);
  const navigate = useNavigate();
  const explain = usePostingExplain();
  const [form] = Form.useForm<AnswerFields>();
  const [text, setText] = useState('');
  const { data, loading } = useQuery(ResultsToAnswerWithDocument, {
    variables: { text: text.trim() || null },
  });
  const action = useAction(AnswerDemandDocument, pick);
  const send = async (fields: AnswerFields) => {
    const payload = await action.run({ input: { demandId, ...fields } });
    if (payload?.answer) navigate(`/deals/${payload.answer.dealId}`);
  };
  return (
    <FormDialog<AnswerFields>
      title={t('answer')}
      okText={t('answer')}
      action={action}
      form={form}
      explain={explain}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="resultId"
        label={t('answerResult')}
        rules={[{ required: true, message: t('answerResultNeeded') }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setText }}
          loading={loading}
          options={(data?.techResults.edges ?? []).map(({ node }) => ({ value: node.id, label: node.title }))}
          notFoundContent={loading ? null : t('noOwnResults')}
        />
      </Form.Item>
      <Form.Item
        name="message"
        label={t('answerMessage')}
        rules={[{ required: true, whitespace: true, message: t('answerMessageNeeded') }]}
      >
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
    </FormDialog>
  );
}
