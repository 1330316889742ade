import { App, Form, Input, Modal, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { appMessages } from '../../../app/messages.ts';
import {
  ChangeRolesDocument,
  type ChangeRolesMutation,
  ConfirmMembershipDocument,
  type ConfirmMembershipMutation,
  EndMembershipDocument,
  type EndMembershipMutation,
  type MemberPartsFragment,
  RejectMembershipDocument,
  type RejectMembershipMutation,
  type Role,
} from '../../../generated/accounts/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { ROLE_CHOICES } from '../role-choices.ts';
import { organizationMessages } from './messages.ts';

export type MemberStep = 'confirm' | 'reject' | 'roles' | 'end';

interface Props {
  step: MemberStep;
  member: MemberPartsFragment;
  onClose: () => void;
  onDone: () => void;
}

const pickConfirm = (data: ConfirmMembershipMutation) => data.confirmMembership;
const pickReject = (data: RejectMembershipMutation) => data.rejectMembership;
const pickRoles = (data: ChangeRolesMutation) => data.changeRoles;
const pickEnd = (data: EndMembershipMutation) => data.endMembership;

/** One step with a member: what follows from it is said, and it is asked once. */
export function MemberDialog(props: Props) {
  if (props.step === 'confirm') return <ConfirmDialog {...props} />;
  if (props.step === 'roles') return <RolesDialog {...props} />;
  return props.step === 'reject' ? <RejectDialog {...props} /> : <EndDialog {...props} />;
}

function RolesItem({ member }: { member: MemberPartsFragment }) {
  const t = useMessages(organizationMessages);
  const app = useMessages(appMessages);
  const choices = ROLE_CHOICES[member.organization.kind];
  return (
    <Form.Item
      name="roles"
      label={t('memberRoles')}
      rules={[{ required: true, message: t('rolesRequired') }]}
    >
      <Select mode="multiple" options={choices.map((role) => ({ value: role, label: app(`role${role}`) }))} />
    </Form.Item>
  );
}

function ConfirmDialog({ member, onClose, onDone }: Props) {
  const t = useMessages(organizationMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ roles: Role[] }>();
  const confirm = useAction(ConfirmMembershipDocument, pickConfirm, { form });
  const submit = async ({ roles }: { roles: Role[] }) => {
    const input = { membershipId: member.id, expectedVersion: member.version, roles };
    if (!(await confirm.run({ input }))) return;
    message.success(t('memberConfirmed'));
    onDone();
  };
  return (
    <Modal
      open
      title={t('memberConfirmTitle', { name: member.user.name })}
      okText={t('memberConfirm')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={confirm.running}
    >
      <p>{t('memberConfirmText')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ roles: member.roles }}
        onFinish={(fields) => void submit(fields)}
      >
        <RolesItem member={member} />
      </Form>
      <Refusals errors={confirm.refusals} />
      <FaultAlert fault={confirm.fault} />
    </Modal>
  );
}

interface RoleFields {
  roles: Role[];
  title?: string | null;
  department?: string | null;
}

function RolesDialog({ member, onClose, onDone }: Props) {
  const t = useMessages(organizationMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<RoleFields>();
  const change = useAction(ChangeRolesDocument, pickRoles, { form });
  const submit = async (fields: RoleFields) => {
    const input = { membershipId: member.id, expectedVersion: member.version, ...fields };
    if (!(await change.run({ input }))) return;
    message.success(t('memberEdited'));
    onDone();
  };
  return (
    <Modal
      open
      title={t('memberEditTitle', { name: member.user.name })}
      okText={t('save')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={change.running}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ roles: member.roles, title: member.title, department: member.department }}
        onFinish={(fields) => void submit(fields)}
      >
        <RolesItem member={member} />
        <Form.Item name="title" label={t('memberTitle')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="department" label={t('memberDepartment')}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
      <Refusals errors={change.refusals} />
      <FaultAlert fault={change.fault} />
    </Modal>
  );
}

function RejectDialog({ member, onClose, onDone }: Props) {
  const t = useMessages(organizationMessages);
  const { message } = App.useApp();
  const reject = useAction(RejectMembershipDocument, pickReject);
  const turnDown = async (reason: string) => {
    const input = { membershipId: member.id, expectedVersion: member.version, reason };
    if (!(await reject.run({ input }))) return;
    message.success(t('memberRejected'));
    onDone();
  };
  return (
    <ReasonDialog
      title={t('memberRejectTitle', { name: member.user.name })}
      text={t('memberRejectText')}
      label={t('reason')}
      ok={t('memberReject')}
      danger
      action={reject}
      onReason={(reason) => void turnDown(reason)}
      onCancel={onClose}
    />
  );
}

function EndDialog({ member, onClose, onDone }: Props) {
  const t = useMessages(organizationMessages);
  const { message } = App.useApp();
  const end = useAction(EndMembershipDocument, pickEnd);
  const finish = async (reason: string) => {
    const input = { membershipId: member.id, expectedVersion: member.version, reason };
    if (!(await end.run({ input }))) return;
    message.success(t('memberEnded'));
    onDone();
  };
  return (
    <ReasonDialog
      title={t('memberEndTitle', { name: member.user.name })}
      text={t('memberEndText')}
      label={t('reason')}
      ok={t('memberEnd')}
      danger
      action={end}
      onReason={(reason) => void finish(reason)}
      onCancel={onClose}
    />
  );
}
