import type { z } from 'zod';
import * as log from './schemas/log-schemas.ts';
import * as network from './schemas/network-schemas.ts';
import * as people from './schemas/people-schemas.ts';
import { submission } from './schemas/submission-schemas.ts';
import * as tracks from './schemas/track-schemas.ts';

/** A parameter of the query; those of the path are read off it. */
export interface QueryParameter {
  readonly name: string;
  readonly description: string;
  readonly type: 'integer' | 'number' | 'string';
  readonly isRequired?: boolean;
}

/** A JSON address of the portal. */
export interface DataAddress {
  readonly path: string;
  /** Names the operation and its schema. */
  readonly name: string;
  readonly summary: string;
  readonly query?: readonly QueryParameter[];
  readonly schema: z.ZodType;
}

const before: QueryParameter = {
  ...{ name: 'before', type: 'string' },
  description: 'The `next` of the page before',
};
const whole = (name: string, description: string): QueryParameter => ({ name, description, type: 'integer' });
const text = (name: string, description: string): QueryParameter => ({ name, description, type: 'string' });
const figure = (name: string, description: string): QueryParameter => ({ name, description, type: 'number' });

/** Every JSON twin that anyone may read. A test holds this list against the routes, and each schema against its answers. */
export const dataAddresses: readonly DataAddress[] = [
  {
    ...{ path: '/index.json', name: 'Home', schema: tracks.home },
    summary: 'All tracks with their figures, what is new, and where nodes call',
    query: [text('interest', 'Only tracks with this interest')],
  },
  {
    path: '/network.json',
    name: 'Network',
    schema: tracks.network,
    summary: 'Tracks with merges and newest submissions',
  },
  {
    ...{ path: '/tracks/{name}.json', name: 'Track', schema: tracks.track },
    summary: 'A track: figures, rules, program, merges, open submissions, what is tried now',
    query: [text('from', 'Where the page’s chart begins'), text('to', 'Where it ends')],
  },
  {
    ...{ path: '/tracks/{name}/chart.json', name: 'Chart', schema: tracks.chart },
    summary: 'The experiments of a range of time, thinned into cells',
    query: [text('from', 'Instant at which it begins'), text('to', 'Instant at which it ends')],
  },
  {
    ...{ path: '/tracks/{name}/submissions.json', name: 'Submissions', schema: tracks.submissions },
    summary: 'Submissions of a track, newest first',
    query: [before, text('state', 'Only those in this state')],
  },
  {
    path: '/tracks/{name}/merges.json',
    name: 'Merges',
    schema: tracks.merges,
    summary: 'Merges of a track, newest first',
    query: [before],
  },
  {
    path: '/tracks/{name}/experiments.json',
    name: 'Experiments',
    schema: tracks.experiments,
    summary: 'The journal of a track, newest first',
    query: [before],
  },
  {
    path: '/tracks/{name}/commits/{commit}.json',
    name: 'Commit',
    schema: tracks.commit,
    summary: 'A merged commit, by its id or the volunteer’s',
  },
  {
    ...{ path: '/tracks/{name}/lineage.json', name: 'Lineage', schema: tracks.lineage },
    summary: 'Heads of a track and the candidates made on them, newest first',
    query: [whole('before', 'Heads below this height')],
  },
  {
    path: '/tracks/{name}/compare/{range}.json',
    name: 'Comparison',
    schema: tracks.comparison,
    summary: 'Two public commits of a track compared; the range is FROM...TO',
  },
  {
    path: '/submissions/{id}.json',
    name: 'Submission',
    schema: submission,
    summary: 'A submission; what was measured only after its verdict',
  },
  {
    ...{ path: '/volunteers.json', name: 'Volunteers', schema: people.volunteers },
    summary: 'Volunteers by what they did',
    query: [
      text('by', 'merges, experiments or hours'),
      text('after', 'The `next` of the page before'),
      text('q', 'Start of a name or key'),
    ],
  },
  {
    path: '/volunteers/{key}.json',
    name: 'Volunteer',
    schema: people.volunteer,
    summary: 'What one volunteer did',
    query: [before],
  },
  {
    path: '/verifiers.json',
    name: 'Verifiers',
    schema: people.verifiers,
    summary: 'Everyone who is or was on the roster',
  },
  {
    path: '/verifiers/{key}.json',
    name: 'Verifier',
    schema: people.verifier,
    summary: 'One verifier: runs, agreement, drift, faults',
  },
  {
    ...{ path: '/log.json', name: 'Log', schema: log.log },
    summary: 'Leaves of the log in order',
    query: [
      whole('after', 'Leaves after this one; -1 is the beginning'),
      whole('limit', 'At most so many, up to 1000'),
    ],
  },
  { path: '/log/leaves/{index}.json', name: 'Leaf', schema: log.leaf, summary: 'One leaf' },
  {
    path: '/log/leaves/{index}/envelope.json',
    name: 'Envelope',
    schema: log.envelope,
    summary: 'The signed envelope (DSSE) in a leaf that is open',
  },
  {
    ...{ path: '/log/proof.json', name: 'Proof', schema: log.proof },
    summary: 'That a leaf is in the log: an inclusion proof and the signed checkpoint',
    query: [{ ...whole('index', 'The leaf'), isRequired: true }],
  },
  {
    ...{ path: '/log/checkpoints.json', name: 'Checkpoints', schema: log.checkpoints },
    summary: 'Signed checkpoints with their cosignatures, newest first',
    query: [whole('before', 'Checkpoints smaller than this')],
  },
  {
    ...{ path: '/calculator.json', name: 'Calculator', schema: network.calculator },
    summary: 'What verifying a gain costs',
    query: [
      figure('sigma', 'Noise of one run'),
      figure('minimumEffect', 'Gains up to this count as none'),
      figure('effect', 'A gain to look at'),
      whole('verifiers', '3 to 12'),
      figure('runSeconds', 'What one run takes'),
    ],
  },
  {
    path: '/method.json',
    name: 'Method',
    schema: network.method,
    summary: 'How verdicts came about here, in numbers',
  },
  {
    path: '/status.json',
    name: 'Status',
    schema: network.status,
    summary: 'How the network is: queues, lag, verifiers, error budget',
  },
  {
    ...{ path: '/admin/actions.json', name: 'AdminActions', schema: log.adminActions },
    summary: 'What administrators did, newest first',
    query: [whole('before', 'The `next` of the page before'), whole('limit', 'At most so many, up to 200')],
  },
  {
    path: '/admin/actions/{index}.json',
    name: 'AdminAction',
    schema: log.adminAction,
    summary: 'One action of an administrator, by its leaf',
  },
];
