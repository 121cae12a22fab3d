import {
  append,
  cosignersOf,
  emptyFrontier,
  epochKeyHash,
  type Frontier,
  type KeyId,
  leafHash,
  openCheckpoint,
  rootOf,
  witnessQuorum,
} from '@ratchet/protocol';
import { type Bundle, bundlesOf } from './log-bundles.ts';
import { type LogSource, read } from './log-source.ts';
import { leafOf } from './logged-leaf.ts';
import { type Finding, openReplay, type Replay } from './replay.ts';

/** A checkpoint that was seen before: the log must still begin with it. */
export interface SeenCheckpoint {
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
}

/** A merge in the log: the commit that became head, and the leaf that says so. */
export interface LoggedMerge {
  readonly track: string;
  readonly to: string;
  readonly index: number;
}

export interface AuditReport {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly verdicts: number;
  readonly replicas: number;
  /** Verdicts that rest on leaves whose epoch is not over. */
  readonly pending: number;
  readonly heads: Readonly<Record<string, string>>;
  readonly witnesses: WitnessReport;
  /** How much is wrong in all; the first hundred are told. */
  readonly findingsCount: number;
  readonly findings: readonly Finding[];
}

/** How far the log is vouched for by others than its operator. */
export interface WitnessReport {
  /** Leaves of the newest checkpoint that a quorum of the roster cosigned; 0 where there is none. */
  readonly size: number;
  /** Verifiers of the roster that cosigned it. */
  readonly cosigners: readonly KeyId[];
  readonly quorum: number;
  readonly rosterSize: number;
}

const findingsTold = 100;

/**
 * Reads a whole log and believes nothing in it: every entry is hashed into the tree that the signed checkpoint stands for, every sealed leaf
 * is opened against its hash, every signature is checked, and everything that was decided is decided again (`openReplay`). Needs
 * memory for what is open in the log, not for what is in it.
 * @throws RatchetError `bad-field`, `bad-signature`, `unavailable` where what the source gives is no log of this operator
 */
export async function auditLog(options: {
  readonly source: LogSource;
  readonly operator: KeyId;
  readonly seen: SeenCheckpoint | null;
  readonly onProgress: (leaves: number, size: number) => void;
  readonly onMerge?: (merge: LoggedMerge) => void;
}): Promise<AuditReport> {
  const { source, operator, seen, onMerge } = options;
  const { origin, size, root } = openCheckpoint((await read(source, 'checkpoint')).toString(), operator);
  const cosigned = await cosignedCheckpoint(source, operator);
  const findings = openFindings();
  if (seen && seen.size > size)
    findings.add([{ index: size, rule: `The log had ${seen.size} leaves before, and has ${size} now.` }]);

  const replay = openReplay({
    operator,
    epochKeys: await epochKeys(source),
    ...(onMerge ? { onMerge } : {}),
  });
  const checkpoints = [
    ...(seen ? [{ ...seen, what: 'the checkpoint that was seen before' }] : []),
    ...(cosigned
      ? [
          {
            size: cosigned.size,
            root: cosigned.root.toString('hex'),
            what: 'the checkpoint that witnesses cosigned',
          },
        ]
      : []),
  ];
  let frontier: Frontier = emptyFrontier;
  const leaves = openLeaves(replay);
  for await (const bundle of bundlesOf(source, size)) {
    findings.add(bundle.findings);
    for (const [place, entry] of bundle.entries.entries()) {
      const index = bundle.first + place;
      frontier = append(frontier, leafHash(entry));
      for (const earlier of checkpoints)
        if (earlier.size === index + 1 && earlier.root !== rootOf(frontier).toString('hex'))
          findings.add([
            { index, rule: `The first ${earlier.size} leaves are not those of ${earlier.what}.` },
          ]);
      findings.add(leaves.take(index, entry, bundle));
    }
    options.onProgress(Math.min(size, bundle.first + bundle.entries.length), size);
  }
  if (!rootOf(frontier).equals(root))
    findings.add([
      { index: size - 1, rule: 'The entries do not come to the root that the checkpoint was signed for.' },
    ]);
  const { verdicts, replicas, pending } = replay;
  return {
    ...{ origin, size, root: root.toString('hex'), verdicts, replicas, pending },
    heads: Object.fromEntries(replay.heads()),
    witnesses: witnessReport(cosigned, replay),
    ...{ findingsCount: findings.count(), findings: findings.told },
  };
}

function openFindings() {
  const told: Finding[] = [];
  let count = 0;
  return {
    told,
    count: () => count,
    add(found: readonly Finding[]) {
      count += found.length;
      told.push(...found.slice(0, findingsTold - told.length));
    },
  };
}

/** Hands entries to the replay; what stays sealed beyond its epoch is found. */
function openLeaves(replay: Replay) {
  const sealed: number[] = [];
  return {
    take(index: number, entry: Buffer, { opened }: Bundle): readonly Finding[] {
      const leaf = leafOf(entry, opened.get(index));
      switch (leaf) {
        case 'sealed':
          sealed.push(index);
          replay.skip();
          return [];
        case 'forged':
          return [{ index, rule: 'What is said to be behind this sealed leaf does not hash to it.' }];
        case 'unreadable':
          return [{ index, rule: 'It is neither a sealed leaf nor JSON with a kind.' }];
        default: {
          const unopened = leaf.kind === 'epoch-end' ? sealed.splice(0).map(neverOpened) : [];
          return [...unopened, ...replay.take({ index, ...leaf })];
        }
      }
    },
  };
}

const neverOpened = (index: number): Finding => ({
  index,
  rule: 'Its epoch is over, and the log does not say what is behind this sealed leaf.',
});

/** By their hashes, which the log has from before anything was drawn with them. */
async function epochKeys(source: LogSource): Promise<Map<string, Buffer>> {
  const lines = ((await source.find('epoch-keys')) ?? Buffer.alloc(0)).toString().split('\n');
  const keys = lines.filter((line) => /^[0-9a-f]{64}$/.test(line)).map((line) => Buffer.from(line, 'hex'));
  return new Map(keys.map((key) => [epochKeyHash(key), key]));
}

async function cosignedCheckpoint(source: LogSource, operator: KeyId) {
  const note = await source.find('cosigned');
  return note && note.length > 0 ? openCheckpoint(note.toString(), operator) : null;
}

function witnessReport(
  cosigned: Awaited<ReturnType<typeof cosignedCheckpoint>>,
  replay: Replay,
): WitnessReport {
  const roster = replay.roster().map(({ keyId }) => keyId);
  const quorum = witnessQuorum(roster.length);
  const cosigners = cosigned ? cosignersOf(cosigned.note).filter((witness) => roster.includes(witness)) : [];
  const isQuorum = cosigned !== null && cosigners.length >= quorum;
  return { size: isQuorum ? cosigned.size : 0, cosigners, quorum, rosterSize: roster.length };
}
