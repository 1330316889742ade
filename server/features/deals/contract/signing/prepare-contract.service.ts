import type { App, Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles, receiveFile } from '../../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../../platform/files/stored-file.entity.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { type DealReference, notFound } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import { type DealRecord, readDeal } from '../../data/deal-record.ts';
import { dealPolicy } from '../../deal.policy.ts';
import { CLEARING } from '../../deal.states.ts';
import { changeContract, ensureContract, requireState } from '../change-contract.ts';
import type { DocumentFormat } from '../contract.enums.ts';
import { Contract } from '../data/contract.entity.ts';
import { ContractDocument } from '../data/contract-parts.entity.ts';
import { filesOf, readContract } from '../data/contract-record.ts';
import type { ContractText } from '../text/contract-text.ts';
import { writeDocx } from '../writers/write-docx.ts';
import { writePdf } from '../writers/write-pdf.ts';
import { composeContract } from './compose-contract.ts';

/**
 * Writes the contract of the present terms, by the unit's template or ours, as Word and as PDF. The files are laid out
 * before anything is locked; if the deal changes meanwhile, nothing of them stays.
 * @throws Refusal STATE before the terms are agreed and once it is signed, CONFLICT
 */
export async function prepareContract(scope: Scope, input: DealReference): Promise<Deal> {
  const seen = await look(scope, input);
  const { text, templateId, templateVersion } = await composeContract(
    scope.app,
    seen,
    await signatoriesOf(scope.app, seen),
  );
  const files = await write(scope, text);
  return changeContract(scope, { ...input, expectedVersion: seen.deal.version }, 'OWNER', async (change) => {
    const { tx, record } = change;
    requireState(record.deal, CLEARING, 'prepareContract');
    const { contract } = await ensureContract(tx, record.deal, change.contract);
    const { terms, termsDigest } = record.deal;
    if (!terms || !termsDigest) throw new Refusal('STATE', { params: { missing: 'TERMS_NOT_AGREED' } });
    await attachFiles(
      tx,
      files.map(({ file }) => file.id),
      filesOf(contract),
      scope.actor,
    );
    await tx.update(ContractDocument, { contractId: contract.id, latest: true }, { latest: false });
    const at = clock.now();
    const rows = files.map(({ format, file }) => ({
      id: newId(),
      contractId: contract.id,
      format,
      fileId: file.id,
      termsDigest,
      templateId,
      latest: true,
      at,
    }));
    await tx.insert(ContractDocument, rows);
    await tx.update(Contract, { id: contract.id }, { termsDigest, title: text.title });
    return {
      action: 'prepareContract',
      facts: {
        contractId: contract.id,
        termsDigest,
        template: templateId === null ? null : { id: templateId, version: templateVersion },
        documents: files.map(({ format, file }) => ({ format, fileId: file.id, sha256: file.sha256 })),
      },
    };
  });
}

/** The deal as it stands, checked before the work of laying out begins. */
async function look(scope: Scope, { dealId, expectedVersion }: DealReference): Promise<DealRecord> {
  const record = isId(dealId) ? await readDeal(scope.app.db.manager, dealId) : null;
  if (!record || !dealPolicy.see(scope.actor, record)) throw notFound();
  if (!dealPolicy.actForOwner(scope.actor, record)) throw new Refusal('FORBIDDEN');
  const { version } = record.deal;
  if (expectedVersion != null && expectedVersion !== version) {
    throw new Refusal('CONFLICT', {
      field: 'expectedVersion',
      params: { expected: expectedVersion, present: version },
    });
  }
  requireState(record.deal, CLEARING, 'prepareContract');
  return record;
}

async function signatoriesOf(app: App, { deal }: DealRecord) {
  return (await readContract(app.db.manager, deal.id))?.signatories ?? [];
}

async function write(
  scope: Scope,
  text: ContractText,
): Promise<{ format: DocumentFormat; file: StoredFile }[]> {
  const now = clock.now();
  const name = `${text.title} ${text.number}`;
  const keep = (content: Buffer, ending: string) =>
    receiveFile(scope, { content: [content], name: `${name}.${ending}`, purpose: 'document' });
  return [
    { format: 'DOCX', file: await keep(await writeDocx(text, now), 'docx') },
    { format: 'PDF', file: await keep(await writePdf(text, now), 'pdf') },
  ];
}
