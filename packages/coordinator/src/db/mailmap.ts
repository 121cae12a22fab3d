import { authorEmail, authorName, parseKeyId } from '@ratchet/protocol';
import type { Sql } from './connection.ts';

/** Lines of gitmailmap(5) for everyone whose commit was merged: display name, then the name and address in the commits. */
export async function readMailmap(sql: Sql): Promise<string> {
  const rows = await sql<{ keyId: string; displayName: string }[]>`
    select distinct n.key_id, n.display_name from nodes n join submissions s on s.key_id = n.key_id
    where s.state = 'MERGED' order by n.key_id`;
  return rows
    .map(({ keyId, displayName }) => {
      const key = parseKeyId(keyId, 'keyId');
      // Angle brackets would end the name; everything else is text.
      return `${displayName.replaceAll(/[<>#\p{Cc}]/gu, '')} <${authorEmail(key)}> ${authorName(key)} <${authorEmail(key)}>\n`;
    })
    .join('');
}
