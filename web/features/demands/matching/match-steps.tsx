import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ContactMatchDocument,
  type ContactMatchMutation,
  DismissMatchDocument,
  type DismissMatchMutation,
  type DismissReason,
  InviteMatchedDocument,
  type InviteMatchedMutation,
  type MatchPartsFragment,
  RestoreMatchDocument,
  type RestoreMatchMutation,
} from '../../../generated/demands-matching/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { matchingMessages } from './matching.messages.ts';

type Match = MatchPartsFragment;
interface StepProps {
  match: Match;
  /** Called after a step that takes the match out of the list, or puts it back. */
  onMoved: () => void;
}

const REASONS: readonly DismissReason[] = [
  'OTHER_FIELD',
  'TARGETS_NOT_MET',
  'NOT_MATURE',
  'TOO_FAR',
  'TOO_DEAR',
  'WRONG_MODE',
  'RIGHT_TAKEN',
  'WEAK_RECORD',
  'KNOWN_ALREADY',
  'OTHER',
];

const contacted = (data: ContactMatchMutation) => data.contactMatch;
const dismissed = (data: DismissMatchMutation) => data.dismissMatch;
const restored = (data: RestoreMatchMutation) => data.restoreMatch;
const invited = (data: InviteMatchedMutation) => data.inviteToBid;

/** Puts a match aside with a reason, or takes that back. */
export function AsideButton({ match, onMoved }: StepProps) {
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const restore = useAction(RestoreMatchDocument, restored);
  if (match.dismissal) {
    const back = async () => {
      if (!(await restore.run({ input: { matchId: match.id } }))) return;
      void message.success(t('restored'));
      onMoved();
    };
    return (
      <Button loading={restore.running} onClick={() => void back()}>
        {t('restore')}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('dismiss')}</Button>
      {open && <DismissDialog match={match} onMoved={onMoved} onClose={() => setOpen(false)} />}
    </>
  );
}

interface DismissFields {
  reason: DismissReason;
  note?: string;
}

function DismissDialog({ match, onMoved, onClose }: StepProps & { onClose: () => void }) {
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<DismissFields>();
  const reason = Form.useWatch('reason', form);
  const action = useAction(DismissMatchDocument, dismissed, { form });
  const submit = async ({ reason: chosen, note }: DismissFields) => {
    const done = await action.run({
      input: { matchId: match.id, reason: chosen, note: note?.trim() || null },
    });
    if (!done) return;
    void message.success(t('dismissed'));
    onClose();
    onMoved();
  };
  return (
    <FormDialog<DismissFields>
      title={t('dismissTitle')}
      okText={t('dismiss')}
      action={action}
      form={form}
      summary={<p>{t('dismissText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('reasonNeeded') }]}>
        <Select options={REASONS.map((value) => ({ value, label: t(`reason${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('note')}
        rules={[{ required: reason === 'OTHER', whitespace: true, message: t('noteNeeded') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}

/** Writes to the other side, once. */
export function ContactButton({ match, asUnit = false }: { match: Match; asUnit?: boolean }) {
  const t = useMessages(matchingMessages);
  const [open, setOpen] = useState(false);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ message: string }>();
  const action = useAction(ContactMatchDocument, contacted, { form });
  if (match.contactedAt || match.dismissal) return null;
  const submit = async (fields: { message: string }) => {
    if (!(await action.run({ input: { matchId: match.id, message: fields.message.trim() } }))) return;
    void message.success(t('sent'));
    setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('contact')}
      </Button>
      {open && (
        <FormDialog<{ message: string }>
          title={t('contactTitle')}
          okText={t('send')}
          action={action}
          form={form}
          summary={<p>{t(asUnit ? 'contactPoster' : 'contactText')}</p>}
          onSubmit={(fields) => void submit(fields)}
          onClose={() => setOpen(false)}
        >
          <Form.Item
            name="message"
            label={t('message')}
            rules={[{ required: true, whitespace: true, message: t('messageNeeded') }]}
          >
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

/** Invites the unit of a match to bid. */
export function InviteButton(props: {
  demandId: string;
  organizationId: string;
  name: string;
  onDone: () => void;
}) {
  const { demandId, organizationId, name, onDone } = props;
  const t = useMessages(matchingMessages);
  const [open, setOpen] = useState(false);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ message?: string }>();
  const action = useAction(InviteMatchedDocument, invited, { form });
  const submit = async (fields: { message?: string }) => {
    const input = { demandId, organizationId, message: fields.message?.trim() || null };
    if (!(await action.run({ input }))) return;
    void message.success(t('invited'));
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('invite')}</Button>
      {open && (
        <FormDialog<{ message?: string }>
          title={t('inviteTitle', { name })}
          okText={t('invite')}
          action={action}
          form={form}
          summary={<p>{t('inviteText')}</p>}
          onSubmit={(fields) => void submit(fields)}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="message" label={t('message')}>
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
