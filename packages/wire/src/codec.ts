import { RatchetError, type SubmissionState, submissionStates } from '@ratchet/protocol';
import { ratchet } from './generated/ratchet.js';
import type { ExperimentOutcome } from './messages.ts';

/** One message type: to the bytes of the wire and back. */
export interface Codec<Message> {
  encode(message: Message): Buffer;
  /** @throws RatchetError `bad-field` when the bytes are not such a message. */
  decode(bytes: Uint8Array): Message;
}

/** The part of a generated message class that is used here. */
interface Generated {
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  fromObject(value: Record<string, unknown>): object;
  toObject(message: object, options: object): Record<string, unknown>;
}

type GeneratedName = {
  [K in keyof typeof ratchet.v1]: (typeof ratchet.v1)[K] extends { encode: unknown } ? K : never;
}[keyof typeof ratchet.v1];

const asPlain = { longs: Number, enums: String, defaults: true, bytes: Buffer };

const outcomePrefix = 'EXPERIMENT_OUTCOME_';
const statePrefix = 'SUBMISSION_STATE_';
const outcomes: readonly ExperimentOutcome[] = ['kept', 'discarded', 'crashed'];

/** How the two enums travel: by name, checked both ways, since an unknown number or name must never become a default. */
const enumFields = {
  outcome: {
    toWire: (value: unknown): string => `${outcomePrefix}${String(value).toUpperCase()}`,
    fromWire: (value: unknown): ExperimentOutcome | undefined =>
      value === `${outcomePrefix}UNSPECIFIED`
        ? undefined
        : known(outcomes, String(value).slice(outcomePrefix.length).toLowerCase(), 'outcome'),
  },
  state: {
    toWire: (value: unknown): string => `${statePrefix}${String(value)}`,
    fromWire: (value: unknown): SubmissionState =>
      known(submissionStates, String(value).slice(statePrefix.length), 'state'),
  },
} as const;

function known<Name extends string>(names: readonly Name[], value: string, field: string): Name {
  const name = names.find((candidate) => candidate === value);
  if (name) return name;
  throw malformed(field, `${field} must be one of ${names.join(', ')}.`);
}

type EnumField = keyof typeof enumFields;
const isEnumField = (key: string): key is EnumField => key in enumFields;

/** Turns the enum fields of `value`, at any depth, in the direction given. */
function turnEnums(value: unknown, direction: 'toWire' | 'fromWire'): unknown {
  if (Array.isArray(value)) return value.map((item) => turnEnums(item, direction));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const turned: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    turned[key] = isEnumField(key) ? enumFields[key][direction](field) : turnEnums(field, direction);
  }
  return turned;
}

/** The codec of the generated message `name`. */
export function codec<Message extends object>(name: GeneratedName): Codec<Message> {
  const type = ratchet.v1[name] as unknown as Generated;
  return {
    encode: (message) =>
      Buffer.from(
        type.encode(type.fromObject(turnEnums(message, 'toWire') as Record<string, unknown>)).finish(),
      ),
    decode: (bytes) => {
      let plain: Record<string, unknown>;
      try {
        plain = type.toObject(type.decode(bytes), asPlain);
      } catch (cause) {
        throw malformed('message', `The bytes are not a ${name}.`, cause);
      }
      return turnEnums(plain, 'fromWire') as Message;
    },
  };
}

function malformed(field: string, rule: string, cause?: unknown): RatchetError {
  return new RatchetError(
    { code: 'bad-field', field, rule, remedy: 'Build the message from the published proto files.' },
    cause === undefined ? undefined : { cause },
  );
}
