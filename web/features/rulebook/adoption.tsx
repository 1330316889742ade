import { App, Button, Switch } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  AdoptRuleDocument,
  type AdoptRuleMutation,
  AmendRuleDocument,
  type AmendRuleMutation,
  RevokeRuleAdoptionDocument,
  type RevokeRuleAdoptionMutation,
} from '../../generated/rulebook/graphql.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { rulebookMessages } from './messages.ts';
import type { Rule, Rulebook } from './rulebook-page.tsx';
import { settable } from './value-fields.tsx';
import { ValuesDialog } from './values-dialog.tsx';

const pickAdopt = (data: AdoptRuleMutation) => data.adoptRule;
const pickRevoke = (data: RevokeRuleAdoptionMutation) => data.revokeRuleAdoption;
const pickAmend = (data: AmendRuleMutation) => data.amendRule;

interface Props {
  rule: Rule;
  rulebook: Rulebook;
  onChanged: () => void;
}

/** Whether the unit has the rule as its own, since when and by whom; its administrator adopts it and gives it up. */
export function Adoption(props: Props & { organizationId: string }) {
  return (
    <App component={false}>
      <AdoptionState {...props} />
    </App>
  );
}

function AdoptionState({ rule, rulebook, organizationId, onChanged }: Props & { organizationId: string }) {
  const t = useMessages(rulebookMessages);
  const { message } = App.useApp();
  const { hasRole } = useViewer();
  const [step, setStep] = useState<'ADOPT' | 'REVOKE' | null>(null);
  const adopt = useAction(AdoptRuleDocument, pickAdopt);
  const revoke = useAction(RevokeRuleAdoptionDocument, pickRevoke);
  const decision = rulebook.adoptions.find(({ ruleId }) => ruleId === rule.id);
  const person = decision?.author?.user.name;
  const state = rule.adoptedFrom
    ? t(person ? 'adoptedSinceBy' : 'adoptedSince', { date: rule.adoptedFrom, person: person ?? '' })
    : t('adoptedNo');
  const done = (words: string) => {
    message.success(words);
    setStep(null);
    onChanged();
  };
  if (!hasRole('ADMINISTRATOR')) return <span className="f-quiet">{state}</span>;
  return (
    <>
      <span>
        <Switch
          checked={rule.adopted}
          aria-label={t('adopt', { id: rule.id })}
          onChange={(wanted) => setStep(wanted ? 'ADOPT' : 'REVOKE')}
        />{' '}
        {state}
      </span>
      {rule.adopted && settable(rule).length > 0 && (
        <Button size="small" onClick={() => setStep('ADOPT')}>
          {t('setValues')}
        </Button>
      )}
      {step === 'ADOPT' && (
        <ValuesDialog
          rule={rule}
          title={t(rule.adopted ? 'valuesTitle' : 'adoptTitle', { id: rule.id })}
          text={t(rule.adopted ? 'valuesText' : 'adoptText')}
          ok={rule.adopted ? t('setValues') : t('adopt', { id: rule.id })}
          action={adopt}
          onClose={() => setStep(null)}
          onSubmit={async ({ parameters, effectiveFrom, reason }) => {
            const input = { organizationId, ruleId: rule.id, parameters, effectiveFrom, reason };
            if (await adopt.run({ input })) done(t('adoptDone'));
          }}
        />
      )}
      {step === 'REVOKE' && (
        <ReasonDialog
          title={t('revokeAsk', { id: rule.id })}
          text={t('revokeText')}
          label={t('reason')}
          ok={t('revokeOk')}
          danger
          action={revoke}
          onCancel={() => setStep(null)}
          onReason={async (reason) => {
            if (await revoke.run({ input: { organizationId, ruleId: rule.id, reason } }))
              done(t('revokeDone'));
          }}
        />
      )}
    </>
  );
}

/** The operator gives a rule of the platform stricter values. */
export function Amendment(props: Omit<Props, 'rulebook'>) {
  const { hasRole } = useViewer();
  const ours = props.rule.layers.some(({ authority }) => authority === 'PLATFORM');
  if (!hasRole('OPERATOR') || !ours || settable(props.rule).length === 0) return null;
  return (
    <App component={false}>
      <AmendButton {...props} />
    </App>
  );
}

function AmendButton({ rule, onChanged }: Omit<Props, 'rulebook'>) {
  const t = useMessages(rulebookMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const amend = useAction(AmendRuleDocument, pickAmend);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('amend')}
      </Button>
      {open && (
        <ValuesDialog
          rule={rule}
          title={t('amendTitle', { id: rule.id })}
          text={t('amendText')}
          ok={t('amend')}
          action={amend}
          onClose={() => setOpen(false)}
          onSubmit={async (fields) => {
            if (!(await amend.run({ input: { ruleId: rule.id, ...fields } }))) return;
            message.success(t('amendDone'));
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
