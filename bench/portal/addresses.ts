import type { Sql } from '../../packages/coordinator/src/db/connection.ts';

/** Every kind of page, with many addresses of it. */
export interface PageKind {
  readonly kind: string;
  readonly addresses: readonly string[];
}

const many = 400;

export async function pageKinds(sql: Sql): Promise<PageKind[]> {
  const tracks = (await sql<{ name: string }[]>`select name from tracks`).map(({ name }) => name);
  const sampled = await sql<
    { id: string }[]
  >`select id from submissions order by md5(id::text) limit ${many}`;
  const volunteers = await sql<
    { keyId: string }[]
  >`select key_id from volunteer_tracks order by md5(key_id) limit ${many}`;
  const verifiers = await sql<{ keyId: string }[]>`select key_id from roster`;
  const heads = await sql<{ track: string; commit: string; before: string }[]>`
    select h.track, h.commit, b.commit as before from heads h join heads b on b.track = h.track and b.height = h.height - 1
    order by md5(h.commit) limit ${many}`;
  const [log] = await sql<{ size: number }[]>`select size from log_state`;
  const [journal] = await sql<{ newest: number }[]>`select max(entry) as newest from experiments`;
  const leaves = Array.from({ length: many }, () => Math.floor(Math.random() * (log?.size ?? 1)));
  const entries = Array.from({ length: many }, () => Math.floor(Math.random() * (journal?.newest ?? 1)));
  const year = 365 * 86_400_000;
  const ranges = Array.from({ length: many }, () => {
    const from = Date.now() - Math.random() * year;
    return `from=${new Date(from).toISOString()}&to=${new Date(from + Math.random() ** 2 * (Date.now() - from)).toISOString()}`;
  });
  const ofTracks = (path: string) => tracks.map((name) => `/tracks/${name}${path}`);
  const trackOf = (i: number) => tracks[i % tracks.length];
  return [
    { kind: 'home', addresses: ['/'] },
    { kind: 'home, JSON', addresses: ['/index.json'] },
    { kind: 'track', addresses: ofTracks('') },
    { kind: 'track, JSON', addresses: ofTracks('.json') },
    { kind: 'chart of a range', addresses: ranges.map((range, i) => `/tracks/${trackOf(i)}/chart?${range}`) },
    { kind: 'chart as a picture', addresses: ofTracks('/chart.svg') },
    { kind: 'badge', addresses: ofTracks('/badge.svg') },
    {
      kind: 'list of experiments',
      addresses: entries.map((entry, i) => `/tracks/${trackOf(i)}/experiments?before=${entry}`),
    },
    { kind: 'list of submissions', addresses: ofTracks('/submissions') },
    { kind: 'list of merges', addresses: ofTracks('/merges') },
    { kind: 'feed', addresses: ofTracks('/merges.atom') },
    { kind: 'submission', addresses: sampled.map(({ id }) => `/submissions/${id}`) },
    { kind: 'submission, JSON', addresses: sampled.map(({ id }) => `/submissions/${id}.json`) },
    { kind: 'commit', addresses: heads.map(({ track, commit }) => `/tracks/${track}/commits/${commit}`) },
    {
      kind: 'comparison',
      addresses: heads.map(({ track, commit, before }) => `/tracks/${track}/compare/${before}...${commit}`),
    },
    { kind: 'lineage', addresses: ofTracks('/lineage') },
    { kind: 'volunteers', addresses: ['/volunteers'] },
    { kind: 'volunteer', addresses: volunteers.map(({ keyId }) => `/volunteers/${keyId}`) },
    { kind: 'verifiers', addresses: ['/verifiers'] },
    { kind: 'verifier', addresses: verifiers.map(({ keyId }) => `/verifiers/${keyId}`) },
    { kind: 'log', addresses: ['/log', ...leaves.map((leaf) => `/log?after=${leaf}`)] },
    { kind: 'leaf', addresses: leaves.map((leaf) => `/log/leaves/${leaf}`) },
    { kind: 'proof', addresses: leaves.map((leaf) => `/log/proof.json?index=${leaf}`) },
    { kind: 'method', addresses: ['/method'] },
    { kind: 'status', addresses: ['/status'] },
    { kind: 'calculator', addresses: ['/calculator'] },
  ];
}
