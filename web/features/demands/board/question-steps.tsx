import { App, Button, Form, Input } from 'antd';
import { useCallback, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AnswerDemandQuestionDocument,
  type AnswerDemandQuestionMutation,
  AskDemandQuestionDocument,
  type AskDemandQuestionMutation,
  HideDemandQuestionDocument,
  type HideDemandQuestionMutation,
} from '../../../generated/demands-board/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { pageMessages } from './page.messages.ts';

const LONGEST = 2000;
const pickAsked = (data: AskDemandQuestionMutation) => data.askDemandQuestion;
const pickAnswered = (data: AnswerDemandQuestionMutation) => data.answerDemandQuestion;
const pickHidden = (data: HideDemandQuestionMutation) => data.hideDemandQuestion;

type RefusalKey = keyof typeof pageMessages.zh & `refused${string}`;

/** Better words for what is refused to who asks. */
function useExplainAsking(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(pageMessages);
  return useCallback(
    ({ code, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const key = [`refused${values.reason ?? ''}`, `refused${code}`].find((each) => each in pageMessages.zh);
      if (!key) return undefined;
      return key === 'refusedLIMIT' ? t('refusedLIMIT', { max: values.max ?? '' }) : t(key as Plain);
    },
    [t],
  );
}

type Plain = Exclude<RefusalKey, 'refusedLIMIT'>;

/** A question in public; what was typed stays if it is refused. */
export function AskForm({ demandId, onAsked }: { demandId: string; onAsked: () => void }) {
  const t = useMessages(pageMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ body: string }>();
  const explain = useExplainAsking();
  const ask = useAction(AskDemandQuestionDocument, pickAsked, { form, explain });
  const submit = async ({ body }: { body: string }) => {
    if (!(await ask.run({ input: { demandId, body } }))) return;
    form.resetFields();
    message.success(t('askDone'));
    onAsked();
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
      <Form.Item
        name="body"
        label={t('question')}
        rules={[{ required: true, whitespace: true, message: t('askRequired') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={LONGEST}
          placeholder={t('askPlaceholder')}
        />
      </Form.Item>
      <Refusals errors={ask.refusals} explain={explain} />
      <FaultAlert fault={ask.fault} />
      <Button type="primary" htmlType="submit" loading={ask.running}>
        {t('ask')}
      </Button>
    </Form>
  );
}

/** The poster's answer in public, once. */
export function AnswerForm({ questionId, onAnswered }: { questionId: string; onAnswered: () => void }) {
  const t = useMessages(pageMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ answer: string }>();
  const answer = useAction(AnswerDemandQuestionDocument, pickAnswered, { form });
  const submit = async (fields: { answer: string }) => {
    if (!(await answer.run({ input: { questionId, answer: fields.answer } }))) return;
    message.success(t('answerDone'));
    onAnswered();
  };
  return (
    <Form
      form={form}
      name={`answer-${questionId}`}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => void submit(fields)}
    >
      <Form.Item
        name="answer"
        label={t('answer')}
        rules={[{ required: true, whitespace: true, message: t('answerRequired') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={LONGEST}
          placeholder={t('answerPlaceholder')}
        />
      </Form.Item>
      <Refusals errors={answer.refusals} />
      <FaultAlert fault={answer.fault} />
      <Button type="primary" htmlType="submit" loading={answer.running}>
        {t('answerDo')}
      </Button>
    </Form>
  );
}

/** Of operators: takes a question out of the public view, with a reason. */
export function HideButton({ questionId, onHidden }: { questionId: string; onHidden: () => void }) {
  const t = useMessages(pageMessages);
  const [open, setOpen] = useState(false);
  const hide = useAction(HideDemandQuestionDocument, pickHidden);
  const submit = async (reason: string) => {
    if (!(await hide.run({ input: { questionId, reason } }))) return;
    setOpen(false);
    onHidden();
  };
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {t('hide')}
      </Button>
      {open && (
        <ReasonDialog
          title={t('hideTitle')}
          text={t('hideText')}
          label={t('hideReason')}
          ok={t('hide')}
          danger
          action={hide}
          onReason={(reason) => void submit(reason)}
          onCancel={() => setOpen(false)}
        />
      )}
    </>
  );
}
