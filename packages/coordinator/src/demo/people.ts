import { type NodeKey, nodeKeyFromSeed, sha256 } from '@ratchet/protocol';
import type { Dice } from './dice.ts';

export interface DemoVolunteer {
  readonly key: NodeKey;
  readonly keyId: string;
  readonly name: string;
  readonly joinedAt: number;
}

export interface DemoVerifier {
  readonly key: NodeKey;
  readonly keyId: string;
  readonly operator: string;
  readonly addedAt: number;
  readonly removedAt: number;
  /** No lot holds it within this time. */
  readonly suspended: { readonly from: number; readonly to: number } | null;
  /** From when on what it measures creeps away, in sigmas a day. */
  readonly drift: { readonly from: number; readonly to: number; readonly sigmasPerDay: number } | null;
}

const dayMs = 86_400_000;

/** Keys of a demonstration are hashes of what it says on them: anyone can make them, so they are worth nothing anywhere else. */
export const demoKey = (what: string): NodeKey => nodeKeyFromSeed(sha256(`ratchet demo, invented: ${what}`));

/** Signs everything that is decided in a demonstration. */
export const demoOperator = demoKey('operator');

const firsts = [
  'ada',
  'Nils',
  'Łucja',
  'mei',
  'Tomás',
  'Zeynep',
  'Óscar',
  'ines',
  'Bjørn',
  'Priya',
  'kofi',
  'Anaïs',
  'Jürgen',
  'Noor',
  'sam',
  '山田',
  'Олена',
  'Thandi',
  'leo',
  'Marta',
  'Yusuf',
  'quinn',
  'Aroha',
  'Emeka',
];
const lasts = [
  'K.',
  'of the lab',
  'at night',
  'Okafor',
  'van Dijk',
  'B',
  'Rossi',
  '42',
  'Nowak',
  '(school)',
  'Haddad',
  '',
  '',
  'Lindqvist',
  'from Graz',
  'and two GPUs',
  'Ferreira',
];
const things = [
  'quiet-otter',
  'spare-cycles',
  'basement',
  'the-attic-cluster',
  'heat-my-room',
  'biology-dept',
  'night-shift',
  'old-laptop',
  'makerspace',
  'tinkerers',
  'solar-shed',
  'reading-group',
];

const nameOf = (dice: Dice, number: number): string =>
  dice.chance(0.55)
    ? `${dice.pick(firsts)} ${dice.pick(lasts)}`.trim()
    : `${dice.pick(things)}${dice.chance(0.7) ? `-${number % 97}` : ''}`;

/** Sorted by when they joined: more of them later, and many at once when a newspaper had written about it. */
export function makeVolunteers(dice: Dice, count: number, from: number, until: number): DemoVolunteer[] {
  const span = until - from;
  const flashAt = from + 0.62 * span;
  return Array.from({ length: count }, (_, number) => {
    const key = demoKey(`volunteer ${number}`);
    const joined = dice.chance(0.16)
      ? flashAt + dice.exponential(2 * dayMs)
      : from + span * dice.uniform() ** 0.7;
    return { key, keyId: key.keyId, name: nameOf(dice, number), joinedAt: Math.min(joined, until - 600_000) };
  }).sort((a, b) => a.joinedAt - b.joinedAt);
}

export function makeVerifiers(from: number, until: number): DemoVerifier[] {
  const never = Number.POSITIVE_INFINITY;
  const span = until - from;
  const at = (share: number) => from + share * span;
  const standing = { removedAt: never, suspended: null, drift: null };
  const others = [
    { operator: 'uni-graz', addedAt: from, ...standing },
    { operator: 'open-lab', addedAt: from, ...standing },
    { operator: 'city-archive', addedAt: from, ...standing },
    {
      operator: 'kepler-institute',
      addedAt: from,
      ...standing,
      drift: { from: at(0.44), to: at(0.452), sigmasPerDay: 1.1 },
    },
    {
      operator: 'north-sea-hpc',
      addedAt: from,
      ...standing,
      suspended: { from: at(0.55), to: at(0.58) },
    },
    { operator: 'tea-house', addedAt: at(0.1), ...standing, removedAt: at(0.71) },
    { operator: 'mountain-rescue', addedAt: from, ...standing, suspended: { from: at(0.985), to: never } },
  ];
  return others.map((verifier) => {
    const key = demoKey(`verifier ${verifier.operator}`);
    return { ...verifier, key, keyId: key.keyId };
  });
}

/** Whether lots hold it at that time. */
export const isOnDuty = ({ addedAt, removedAt, suspended }: DemoVerifier, time: number): boolean =>
  time >= addedAt && time < removedAt && !(suspended && time >= suspended.from && time < suspended.to);
