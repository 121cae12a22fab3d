import { sealedLeaf } from '@ratchet/protocol';
import { jsonOf, type OpenedLeaf } from './log-bundles.ts';

/** What an entry says, or why it says nothing. */
export type Leaf = { readonly kind: string; readonly content: unknown } | 'sealed' | 'forged' | 'unreadable';

/** An entry, with what is said to be behind it where it is a sealed one. */
export function leafOf(entry: Buffer, opened: Pick<OpenedLeaf, 'salt' | 'statement'> | undefined): Leaf {
  if (opened) {
    const statement = Buffer.from(opened.statement, 'hex');
    if (!sealedLeaf(Buffer.from(opened.salt, 'hex'), statement).equals(entry)) return 'forged';
    const content = objectOf(statement);
    return content === null
      ? 'unreadable'
      : { kind: 'envelope' in content ? 'replica' : 'assignment', content };
  }
  const content = objectOf(entry);
  if (content !== null && 'kind' in content && typeof content.kind === 'string')
    return { kind: content.kind, content };
  return entry.length === 32 ? 'sealed' : 'unreadable';
}

function objectOf(bytes: Buffer): object | null {
  const content = jsonOf(bytes.toString());
  return typeof content === 'object' ? content : null;
}
