import { type AdminAction, adminActionSchema, misfitsOf, RatchetError } from '@ratchet/protocol';

/** The action that the fields of an address or a form describe. @throws RatchetError `bad-field` */
export function actionOf(fields: Readonly<Record<string, unknown>>): AdminAction {
  const text = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const limit = (name: string): number | null => {
    const value = text(name);
    return value === null ? null : Number(/^\d{1,6}$/.test(value) ? value : Number.NaN);
  };
  const action = text('action');
  const [boxKey, operator] = [text('boxKey'), text('operator')];
  const outcome = adminActionSchema.safeParse({
    ...{ action, track: text('track'), keyId: text('keyId')?.toLowerCase() ?? null, leaf: limit('leaf') },
    member: boxKey === null && operator === null ? null : { boxKey: boxKey?.toLowerCase() ?? '', operator },
    quota:
      action === 'set-quota'
        ? { openLeases: limit('openLeases'), openSubmissions: limit('openSubmissions') }
        : null,
  });
  if (!outcome.success) throw wrong(outcome.error.issues[0]?.path.at(-1));
  const [misfit] = misfitsOf(outcome.data);
  if (misfit !== undefined) throw wrong(misfit);
  return outcome.data;
}

/** The fields that describe `action`, as a form carries them. */
export function fieldsOf({ action, track, keyId, member, quota, leaf }: AdminAction): [string, string][] {
  const fields = {
    ...{ action, track, keyId, leaf, boxKey: member?.boxKey, operator: member?.operator },
    ...{ openLeases: quota?.openLeases, openSubmissions: quota?.openSubmissions },
  };
  return Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
}

const forms: Readonly<Record<string, string>> = {
  track: 'the name of a track',
  keyId: 'a key id: 64 digits from 0 to 9 and a to f',
  member: 'a box key and an operator',
  boxKey: 'a box key: 64 digits from 0 to 9 and a to f',
  operator: 'a name of letters, digits, dots, - and _, at most 40',
  openLeases: 'a whole number from 0 to 1000, or nothing',
  openSubmissions: 'a whole number from 0 to 1000, or nothing',
  leaf: 'the place of an action in the log',
};

function wrong(path: PropertyKey | undefined): RatchetError {
  const field = String(path ?? 'action');
  const form = forms[field];
  return new RatchetError({
    code: 'bad-field',
    field: form === undefined ? 'action' : field,
    rule: form === undefined ? 'There is no such action.' : `${field} is ${form}.`,
    remedy: 'Go back and fill it in anew.',
  });
}
