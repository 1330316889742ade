import { App, Button, Form, Input, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { useViewer } from '../../../../app/viewer.tsx';
import {
  type CompleterStatus,
  DecideDisputeDocument,
  MarkCompleterDocument,
  RaiseDisputeDocument,
} from '../../../../generated/results-desk/graphql.ts';
import { DateTime } from '../../../../ui/date-time.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { useAction } from '../../../../ui/use-action.ts';
import { Dialog } from './dialog.tsx';
import { dossierMessages } from './dossier.messages.ts';
import styles from './dossier.module.css';
import type { DossierResult, PanelProps } from './dossier-page.tsx';

type Person = DossierResult['completers'][number];

interface DialogProps extends PanelProps {
  onClose: () => void;
}

const STATUSES = ['ACTIVE', 'LEFT', 'DECEASED'] as const;
const MAX_TEXT = 2000;

/** The completers in their order, disputes over it, and who left or died. */
export default function PeoplePanel(props: PanelProps) {
  const t = useMessages(dossierMessages);
  const labels = useLabels();
  const { result } = props;
  const [marked, setMarked] = useState<Person | null>(null);
  const [raising, setRaising] = useState(false);
  const available = result.dossier?.availableActions ?? [];
  const people = [...result.completers].sort((a, b) => a.position - b.position);
  return (
    <>
      <h3 className={styles.heading}>{t('completers')}</h3>
      <ol className={styles.list}>
        {people.map((person) => (
          <li key={person.id}>
            <div>
              <strong>
                {person.position}. {person.name}
              </strong>{' '}
              {person.representative && <Tag>{t('representative')}</Tag>}
              {person.status !== 'ACTIVE' && <Tag>{labels(`completer${person.status}`)}</Tag>}
              <div className="f-quiet">{person.unitName}</div>
            </div>
            {available.includes('MARK_COMPLETER') && (
              <Button size="small" onClick={() => setMarked(person)}>
                {t('markCompleter')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <h3 className={styles.heading}>{t('disputes')}</h3>
      <p className="f-quiet">{t('disputesHint')}</p>
      <Disputes {...props} />
      {available.includes('DISPUTE_ORDER') && (
        <Button onClick={() => setRaising(true)}>{t('raiseDispute')}</Button>
      )}
      {marked && <MarkDialog {...props} person={marked} onClose={() => setMarked(null)} />}
      {raising && <RaiseDialog {...props} onClose={() => setRaising(false)} />}
    </>
  );
}

function Disputes(props: PanelProps) {
  const t = useMessages(dossierMessages);
  const { hasRole } = useViewer();
  const [decided, setDecided] = useState<string | null>(null);
  const disputes = props.result.dossier?.orderDisputes ?? [];
  return (
    <ul className={styles.list}>
      {disputes.map((dispute) => (
        <li key={dispute.id}>
          <div>
            <strong>{t(`dispute${dispute.state}`)}</strong> {dispute.reason}
            {dispute.outcome && <div>{t('disputeOutcomeGiven', { outcome: dispute.outcome })}</div>}
          </div>
          <span className="f-quiet">
            {dispute.raisedBy?.name} · <DateTime value={dispute.at} />
          </span>
          {dispute.state === 'OPEN' && hasRole('OFFICER') && (
            <Button size="small" onClick={() => setDecided(dispute.id)}>
              {t('decideDispute')}
            </Button>
          )}
        </li>
      ))}
      {decided && <DecideDialog {...props} disputeId={decided} onClose={() => setDecided(null)} />}
    </ul>
  );
}

/** Closes the dialog, says what was done and shows the result as it is now. */
function useFinish({ onChanged, onClose }: DialogProps) {
  const { message } = App.useApp();
  return async (said: string) => {
    onClose();
    message.success(said);
    await onChanged();
  };
}

function RaiseDialog(props: DialogProps) {
  const t = useMessages(dossierMessages);
  const [form] = Form.useForm<{ reason: string }>();
  const action = useAction(RaiseDisputeDocument, (data) => data.raiseOrderDispute, { form });
  const finish = useFinish(props);
  const submit = async ({ reason }: { reason: string }) => {
    if (await action.run({ input: { resultId: props.result.id, reason } })) await finish(t('disputeRaised'));
  };
  return (
    <Dialog
      title={t('raiseDispute')}
      okText={t('raiseDisputeOk')}
      action={action}
      form={form}
      summary={<p>{t('raiseDisputeText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <Form.Item
        name="reason"
        label={t('disputeReason')}
        rules={[{ required: true, whitespace: true, message: t('reasonRequired') }]}
      >
        <Input.TextArea rows={4} maxLength={MAX_TEXT} showCount />
      </Form.Item>
    </Dialog>
  );
}

function DecideDialog(props: DialogProps & { disputeId: string }) {
  const t = useMessages(dossierMessages);
  const [form] = Form.useForm<{ settled: boolean; outcome: string }>();
  const action = useAction(DecideDisputeDocument, (data) => data.decideOrderDispute, { form });
  const finish = useFinish(props);
  const submit = async (fields: { settled: boolean; outcome: string }) => {
    if (await action.run({ input: { disputeId: props.disputeId, ...fields } }))
      await finish(t('disputeDecided'));
  };
  return (
    <Dialog
      title={t('decideDispute')}
      okText={t('decideDispute')}
      action={action}
      form={form}
      initialValues={{ settled: true }}
      summary={<p>{t('decideDisputeText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <Form.Item name="settled" label={t('disputeDecision')}>
        <Radio.Group
          options={[
            { value: true, label: t('disputeSETTLED') },
            { value: false, label: t('disputeREJECTED') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="outcome"
        label={t('disputeOutcome')}
        rules={[{ required: true, whitespace: true, message: t('reasonRequired') }]}
      >
        <Input.TextArea rows={3} maxLength={MAX_TEXT} showCount />
      </Form.Item>
    </Dialog>
  );
}

interface Mark {
  status: CompleterStatus;
  newRepresentativeId?: string;
}

function MarkDialog(props: DialogProps & { person: Person }) {
  const t = useMessages(dossierMessages);
  const labels = useLabels();
  const { person, result } = props;
  const [form] = Form.useForm<Mark>();
  const status = Form.useWatch('status', form);
  const action = useAction(MarkCompleterDocument, (data) => data.markCompleter, { form });
  const finish = useFinish(props);
  const others = result.completers.filter(({ id, status: each }) => id !== person.id && each === 'ACTIVE');
  const needsOther = person.representative && status !== 'ACTIVE' && others.length > 0;
  const submit = async (fields: Mark) => {
    const done = await action.run({
      input: {
        resultId: result.id,
        expectedVersion: result.dossier?.version ?? 0,
        completerId: person.id,
        status: fields.status,
        newRepresentativeId: needsOther ? (fields.newRepresentativeId ?? null) : null,
      },
    });
    if (done) await finish(t('completerMarked'));
  };
  return (
    <Dialog
      title={t('markCompleterTitle', { name: person.name })}
      okText={t('markCompleter')}
      action={action}
      form={form}
      initialValues={{ status: person.status }}
      summary={<p>{t('markCompleterText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={props.onClose}
    >
      <Form.Item name="status" label={t('completerStatus')}>
        <Radio.Group options={STATUSES.map((each) => ({ value: each, label: labels(`completer${each}`) }))} />
      </Form.Item>
      {needsOther && (
        <Form.Item
          name="newRepresentativeId"
          label={t('newRepresentative')}
          rules={[{ required: true, message: t('newRepresentativeRequired') }]}
        >
          <Select options={others.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
    </Dialog>
  );
}
