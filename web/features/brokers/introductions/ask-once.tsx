import { Modal } from 'antd';
import type { FaultKind } from '../../../app/apollo.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useIntroductionExplain } from './introduction-words.tsx';

interface Props {
  title: string;
  /** What follows from it, in a sentence or two. */
  text: string;
  ok: string;
  action: { running: boolean; refusals: readonly UserErrorParts[]; fault: FaultKind | null };
  onOk: () => void;
  onCancel: () => void;
}

/** Asks once, with the consequence, before something that cannot be undone. */
export function AskOnce({ title, text, ok, action, onOk, onCancel }: Props) {
  const explain = useIntroductionExplain();
  return (
    <Modal open title={title} okText={ok} confirmLoading={action.running} onOk={onOk} onCancel={onCancel}>
      <p>{text}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
