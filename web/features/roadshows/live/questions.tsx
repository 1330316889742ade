import { App, Button, Form, Input, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AskRoadshowQuestionDocument,
  type AskRoadshowQuestionMutation,
  ModerateRoadshowQuestionDocument,
  type ModerateRoadshowQuestionMutation,
  VoteRoadshowQuestionDocument,
  type VoteRoadshowQuestionMutation,
} from '../../../generated/roadshows-live/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { liveMessages } from './live.messages.ts';
import styles from './live.module.css';
import { type Live, type Question, useLiveExplain } from './live-words.ts';

const pickAsked = (data: AskRoadshowQuestionMutation) => data.askRoadshowQuestion;
const pickVoted = (data: VoteRoadshowQuestionMutation) => data.voteRoadshowQuestion;
const pickModerated = (data: ModerateRoadshowQuestionMutation) => data.moderateRoadshowQuestion;

/** The questions of the hall: to ask, to want answered too, and for host and speakers to show and answer. */
export function Questions({ live, onChanged }: { live: Live; onChanged: () => void }) {
  const t = useMessages(liveMessages);
  const isOpen = live.state === 'PROGRAMME_PUBLISHED' || live.state === 'RUNNING';
  return (
    <section className="f-card" id="questions">
      <h2>{t('questions')}</h2>
      <p className="f-quiet">{t('questionsText')}</p>
      {live.hasSeat && isOpen && <AskForm live={live} onAsked={onChanged} />}
      {live.questions.length === 0 && <p className="f-quiet">{t('questionsNone')}</p>}
      <ol className={styles.questions}>
        {live.questions.map((question) => (
          <QuestionItem key={question.id} question={question} live={live} onChanged={onChanged} />
        ))}
      </ol>
    </section>
  );
}

function AskForm({ live, onAsked }: { live: Live; onAsked: () => void }) {
  const t = useMessages(liveMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ entryId?: string; body: string }>();
  const explain = useLiveExplain();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const ask = useAction(AskRoadshowQuestionDocument, pickAsked, options);
  const submit = async ({ entryId, body }: { entryId?: string; body: string }) => {
    if (!(await ask.run({ input: { roadshowId: live.id, entryId: entryId ?? null, body } }))) return;
    form.resetFields();
    message.success(t('asked'));
    onAsked();
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
      <Form.Item name="entryId" label={t('askAbout')}>
        <Select
          allowClear
          placeholder={t('askWhole')}
          options={live.entries.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item
        name="body"
        label={t('askBody')}
        rules={[{ required: true, whitespace: true, message: t('askRequired') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Refusals errors={ask.refusals} explain={explain} />
      <FaultAlert fault={ask.fault} />
      <Button htmlType="submit" type="primary" loading={ask.running}>
        {t('ask')}
      </Button>
    </Form>
  );
}

function QuestionItem({
  question,
  live,
  onChanged,
}: {
  question: Question;
  live: Live;
  onChanged: () => void;
}) {
  const t = useMessages(liveMessages);
  const explain = useLiveExplain();
  const [answering, setAnswering] = useState(false);
  const vote = useAction(VoteRoadshowQuestionDocument, pickVoted);
  const moderate = useAction(ModerateRoadshowQuestionDocument, pickModerated);
  const { id, body, state, votes, answer } = question;
  const entry = live.entries.find((each) => each.id === question.entryId);
  const isOwn = live.askedIds.includes(id);
  const wants = live.votedIds.includes(id);
  const toggle = async () => {
    if (await vote.run({ input: { questionId: id, wants: !wants } })) onChanged();
  };
  const step = async (to: 'show' | 'hide') => {
    if (await moderate.run({ input: { questionId: id, step: to } })) onChanged();
  };
  const mayAnswer = (live.mayOrganise || entry?.mayAnswer) && (state === 'SHOWN' || state === 'ANSWERED');
  return (
    <li className={styles.question}>
      <span>{body}</span>
      <span className={styles.steps}>
        {entry && <span className="f-quiet">{entry.title}</span>}
        {(live.mayOrganise || isOwn || state === 'ANSWERED') && <Tag>{t(`question${state}`)}</Tag>}
        {isOwn && <Tag color="blue">{t('mine')}</Tag>}
      </span>
      {answer && <span>{t('answerOf', { answer })}</span>}
      <span className={styles.steps}>
        {live.hasSeat && state === 'SHOWN' && !isOwn && (
          <Button
            size="small"
            type={wants ? 'primary' : 'default'}
            aria-pressed={wants}
            aria-label={t('voteNamed', { body })}
            loading={vote.running}
            onClick={() => void toggle()}
          >
            {t('vote', { count: votes })}
          </Button>
        )}
        {live.mayOrganise && (state === 'ASKED' || state === 'HIDDEN') && (
          <Button size="small" type="primary" loading={moderate.running} onClick={() => void step('show')}>
            {t('show')}
          </Button>
        )}
        {live.mayOrganise && state !== 'HIDDEN' && (
          <Button size="small" loading={moderate.running} onClick={() => void step('hide')}>
            {t('hide')}
          </Button>
        )}
        {mayAnswer && (
          <Button size="small" onClick={() => setAnswering(true)}>
            {t('answer')}
          </Button>
        )}
      </span>
      <Refusals errors={[...vote.refusals, ...moderate.refusals]} explain={explain} />
      <FaultAlert fault={vote.fault ?? moderate.fault} />
      {answering && (
        <AnswerDialog
          question={question}
          onClose={() => setAnswering(false)}
          onAnswered={() => {
            setAnswering(false);
            onChanged();
          }}
        />
      )}
    </li>
  );
}

function AnswerDialog(props: { question: Question; onClose: () => void; onAnswered: () => void }) {
  const t = useMessages(liveMessages);
  const [form] = Form.useForm<{ answer?: string }>();
  const explain = useLiveExplain();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const moderate = useAction(ModerateRoadshowQuestionDocument, pickModerated, options);
  const submit = async ({ answer }: { answer?: string }) => {
    const input = { questionId: props.question.id, step: 'answer' as const, answer: answer ?? null };
    if (await moderate.run({ input })) props.onAnswered();
  };
  return (
    <FormDialog<{ answer?: string }>
      title={t('answerTitle')}
      okText={t('answer')}
      action={moderate}
      form={form}
      initialValues={{ answer: props.question.answer ?? '' }}
      summary={<p>{props.question.body}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <Form.Item name="answer" label={t('answerWritten')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
