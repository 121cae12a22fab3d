import {
  type AdminAction,
  approvalSchema,
  openStatement,
  parseKeyId,
  predicateTypes,
  RatchetError,
  sha256,
} from '@ratchet/protocol';
import type { Application } from './application.ts';

/** Administration as the pages reach it: who is signed in there is the caller, and each form is one request. */
export function openPageAdministration<Overview>(
  app: Pick<Application, 'administer' | 'isAdministrator' | 'approveMerge'>,
  overview: () => Promise<Overview>,
) {
  return {
    isAdministrator: async (keyId: string) => app.isAdministrator(parseKeyId(keyId, 'keyId')),
    overview,

    async act(keyId: string, request: { action: AdminAction; reason: string; idempotencyKey: string }) {
      const { action, reason, idempotencyKey } = request;
      if (!/^[A-Za-z0-9_-]{8,64}$/.test(idempotencyKey)) throw staleForm();
      const requestHash = sha256('ratchet-admin-form/v1\0', JSON.stringify({ action, reason }));
      return app.administer(
        { keyId: parseKeyId(keyId, 'keyId'), idempotencyKey, requestHash },
        { action, reason },
      );
    },

    /** Whoever hands it in: it is the maintainer's by its signature. */
    async approve(submissionId: string, envelope: string) {
      const approval = Buffer.from(envelope.trim());
      const { signer } = openStatement(approval, {
        ...{ predicateType: predicateTypes.approval, schema: approvalSchema, field: 'approval' },
      });
      return app.approveMerge({ keyId: signer }, { submissionId, approval });
    },
  };
}

const staleForm = (): RatchetError =>
  new RatchetError({
    code: 'bad-field',
    field: 'request',
    rule: 'This form does not say which request it is.',
    remedy: 'Open the page again and send it from there.',
  });
