import { App, Button, Flex } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import type { ResultAction } from '../../../../generated/results-desk/graphql.ts';
import { dossierMessages } from './dossier.messages.ts';
import type { DossierResult } from './dossier-page.tsx';
import { PlainStep, ReasonStep, RegisterStep, ScreenStep } from './step-dialogs.tsx';

/** Steps with a button of their own, the decisive ones first. */
const BUTTONS = [
  'START_REVIEW',
  'REGISTER',
  'PUBLISH',
  'REPUBLISH',
  'RETURN',
  'SCREEN',
  'WITHDRAW',
  'DELETE_DRAFT',
] as const satisfies readonly ResultAction[];
type Step = (typeof BUTTONS)[number];
const FORWARD: ReadonlySet<Step> = new Set(['START_REVIEW', 'REGISTER', 'PUBLISH', 'REPUBLISH']);
const DANGEROUS: ReadonlySet<Step> = new Set(['WITHDRAW', 'DELETE_DRAFT']);

/** What the reader can do with the result now, and nothing else. */
export function Actions({ result, onChanged }: { result: DossierResult; onChanged: () => Promise<unknown> }) {
  const t = useMessages(dossierMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Step | null>(null);
  const available = result.dossier?.availableActions ?? [];
  const edits = available.includes('EDIT');
  const writes = available.includes('DISCLOSE');
  const close = () => setOpen(null);
  const done = async (said: string) => {
    const removed = open === 'DELETE_DRAFT';
    setOpen(null);
    message.success(said);
    if (removed) return void navigate('/desk/results', { replace: true });
    await onChanged();
  };
  const step = { result, onDone: (said: string) => void done(said), onClose: close };
  return (
    <Flex gap={8} wrap>
      {edits && (
        <Link to={`/desk/results/${result.id}/edit`} className="f-button">
          {writes ? t('edit') : t('editEntry')}
        </Link>
      )}
      {writes && (
        <Link to={`/desk/results/${result.id}/edit?step=check`} className="f-button">
          {t('discloseLink')}
        </Link>
      )}
      {BUTTONS.filter((each) => available.includes(each)).map((each) => (
        <Button
          key={each}
          type={FORWARD.has(each) ? 'primary' : 'default'}
          danger={DANGEROUS.has(each)}
          onClick={() => setOpen(each)}
        >
          {t(`action_${each}`)}
        </Button>
      ))}
      {(open === 'START_REVIEW' || open === 'PUBLISH' || open === 'REPUBLISH' || open === 'DELETE_DRAFT') && (
        <PlainStep {...step} step={open} />
      )}
      {(open === 'RETURN' || open === 'WITHDRAW') && <ReasonStep {...step} step={open} />}
      {open === 'REGISTER' && <RegisterStep {...step} />}
      {open === 'SCREEN' && <ScreenStep {...step} />}
    </Flex>
  );
}
