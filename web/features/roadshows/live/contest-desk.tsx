import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Input, InputNumber, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AppointContestJudgesDocument,
  type AppointContestJudgesMutation,
  CloseContestDocument,
  type CloseContestMutation,
  ContestCandidatesDocument,
  ReleaseContestJudgeDocument,
  type ReleaseContestJudgeMutation,
  SetContestCriteriaDocument,
  type SetContestCriteriaMutation,
} from '../../../generated/roadshows-live/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { liveMessages } from './live.messages.ts';
import styles from './live.module.css';
import { type Contest, useLiveExplain } from './live-words.ts';

type Judge = NonNullable<Contest['judges']>[number];

const pickCriteria = (data: SetContestCriteriaMutation) => data.setContestCriteria;
const pickAppointed = (data: AppointContestJudgesMutation) => data.appointContestJudges;
const pickReleased = (data: ReleaseContestJudgeMutation) => data.releaseContestJudge;
const pickClosed = (data: CloseContestMutation) => data.closeContest;

/** What the organiser prepares: criteria, judges, and the end of the scores. */
export function ContestDesk({ contest, judges }: { contest: Contest; judges: readonly Judge[] }) {
  const t = useMessages(liveMessages);
  const { modal, message } = App.useApp();
  const explain = useLiveExplain();
  const close = useAction(CloseContestDocument, pickClosed);
  const isOpen = contest.mayOrganise && !contest.closedAt;
  const ask = () =>
    modal.confirm({
      title: t('close'),
      content: t('closeText'),
      okText: t('close'),
      onOk: async () => {
        if (await close.run({ input: { roadshowId: contest.id } })) message.success(t('closed'));
      },
    });
  return (
    <>
      {isOpen && <Criteria contest={contest} />}
      <section className="f-card">
        <h2>{t('judges')}</h2>
        {judges.length === 0 && <p className="f-quiet">{t('judgesNone')}</p>}
        <ul className={styles.questions}>
          {judges.map((judge) => (
            <JudgeItem key={judge.id} judge={judge} roadshowId={contest.id} isOpen={isOpen} />
          ))}
        </ul>
        {isOpen && <Invite contest={contest} />}
      </section>
      {isOpen && (
        <section className="f-card">
          <p>{t('closeText')}</p>
          <Button type="primary" loading={close.running} onClick={ask}>
            {t('close')}
          </Button>
          <Refusals errors={close.refusals} explain={explain} />
          <FaultAlert fault={close.fault} />
        </section>
      )}
    </>
  );
}

interface CriteriaFields {
  criteria: { name: string; percent: number }[];
}

function Criteria({ contest }: { contest: Contest }) {
  const t = useMessages(liveMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<CriteriaFields>();
  const explain = useLiveExplain();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const save = useAction(SetContestCriteriaDocument, pickCriteria, options);
  const criteria = contest.criteria.map(({ name, weight }) => ({ name, percent: weight / 100 }));
  const submit = async (fields: CriteriaFields) => {
    const given = fields.criteria.map(({ name, percent }) => ({ name, weight: Math.round(percent * 100) }));
    if (await save.run({ input: { roadshowId: contest.id, criteria: given } })) message.success(t('saved'));
  };
  const sums = async (_rule: unknown, rows: CriteriaFields['criteria'] = []) => {
    const sum = rows.reduce((all, row) => all + (row?.percent ?? 0), 0);
    if (Math.round(sum * 100) !== 10_000) throw new Error(t('weightsSum', { sum }));
  };
  return (
    <section className="f-card">
      <h2>{t('criteria')}</h2>
      <Form<CriteriaFields>
        form={form}
        initialValues={{ criteria: criteria.length > 0 ? criteria : [{ name: '', percent: 100 }] }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.List name="criteria" rules={[{ validator: sums }]}>
          {(fields, { add, remove }, { errors }) => (
            <div className={styles.criteria}>
              {fields.map(({ key, name }) => (
                <div key={key} className={styles.steps}>
                  <Form.Item
                    name={[name, 'name']}
                    rules={[{ required: true, whitespace: true, message: t('criterion') }]}
                    noStyle
                  >
                    <Input aria-label={t('criterion')} placeholder={t('criterion')} style={{ width: 240 }} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'percent']}
                    rules={[{ required: true, message: t('weight') }]}
                    noStyle
                  >
                    <InputNumber aria-label={t('weight')} min={1} max={100} suffix="%" />
                  </Form.Item>
                  <Button onClick={() => remove(name)} disabled={fields.length === 1}>
                    {t('removeCriterion')}
                  </Button>
                </div>
              ))}
              <Form.ErrorList errors={errors} />
              <div className={styles.steps}>
                <Button onClick={() => add({ name: '', percent: 10 })} disabled={fields.length >= 8}>
                  {t('addCriterion')}
                </Button>
                <Button type="primary" htmlType="submit" loading={save.running}>
                  {t('saveCriteria')}
                </Button>
              </div>
            </div>
          )}
        </Form.List>
      </Form>
      <Refusals errors={save.refusals} explain={explain} />
      <FaultAlert fault={save.fault} />
    </section>
  );
}

function JudgeItem({ judge, roadshowId, isOpen }: { judge: Judge; roadshowId: string; isOpen: boolean }) {
  const t = useMessages(liveMessages);
  const [releasing, setReleasing] = useState(false);
  const release = useAction(ReleaseContestJudgeDocument, pickReleased);
  const submit = async (reason: string) => {
    if (await release.run({ input: { roadshowId, judgeId: judge.id, reason } })) setReleasing(false);
  };
  return (
    <li className={styles.question}>
      <span className={styles.steps}>
        {judge.name} <Tag>{t(`judge${judge.state}`)}</Tag>
        {judge.reason && <span className="f-quiet">{judge.reason}</span>}
        {isOpen && (judge.state === 'INVITED' || judge.state === 'READY') && (
          <Button size="small" danger onClick={() => setReleasing(true)}>
            {t('release')}
          </Button>
        )}
      </span>
      {releasing && (
        <ReasonDialog
          title={t('releaseTitle')}
          text={t('releaseText')}
          label={t('reason')}
          ok={t('release')}
          danger
          action={release}
          onReason={(reason) => void submit(reason)}
          onCancel={() => setReleasing(false)}
        />
      )}
    </li>
  );
}

function Invite({ contest }: { contest: Contest }) {
  const t = useMessages(liveMessages);
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [userIds, setUserIds] = useState<string[]>([]);
  const { data, loading } = useQuery(ContestCandidatesDocument, {
    variables: { roadshowId: contest.id, text: text || null },
  });
  const appoint = useAction(AppointContestJudgesDocument, pickAppointed, {
    refetchQueries: ['ContestCandidates'],
  });
  const submit = async () => {
    if (!(await appoint.run({ input: { roadshowId: contest.id, userIds } }))) return;
    setUserIds([]);
    message.success(t('invited'));
  };
  const options = data?.contestCandidates.edges.map(({ node }) => ({
    value: node.userId,
    label: `${node.name} · ${node.organization}`,
    disabled: node.isJudge,
  }));
  return (
    <div className={styles.steps} style={{ marginTop: 12 }}>
      <Select
        mode="multiple"
        aria-label={t('inviteSearch')}
        placeholder={t('inviteSearch')}
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={loading}
        options={options ?? []}
        value={userIds}
        onChange={setUserIds}
        style={{ minWidth: 260, maxWidth: '100%' }}
      />
      <Button disabled={userIds.length === 0} loading={appoint.running} onClick={() => void submit()}>
        {t('invite')}
      </Button>
      <Refusals errors={appoint.refusals} />
      <FaultAlert fault={appoint.fault} />
    </div>
  );
}
