import { RatchetError } from '@ratchet/protocol';

const longest = 500;

/**
 * An address that may be told, as it will be used. Where it leads is looked at when it is sent to, each time: names can be made to
 * lead elsewhere later.
 * @throws RatchetError `bad-field`
 */
export function parseWebhookUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > longest) throw refused(`An address is at most ${longest} characters long.`);
  if (!URL.canParse(trimmed)) throw refused('This is no address of the form https://host/path.');
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refused('An address begins with https:// or http://.');
  if (url.username !== '' || url.password !== '')
    throw refused('An address has no user name and no password in it.');
  if (url.hash !== '') throw refused('An address has no part after #: that is never sent.');
  const port = Number(url.port);
  // URL leaves out the port that goes with the protocol.
  if (url.port !== '' && port !== 80 && port !== 443 && port < 1_024)
    throw refused('The port is 80, 443, or 1024 and above.');
  if (url.href.length > longest) throw refused(`An address is at most ${longest} characters long.`);
  return url.href;
}

const refused = (rule: string): RatchetError =>
  new RatchetError({
    ...{ code: 'bad-field', field: 'url', rule },
    remedy: 'Give the public address of a server of yours, such as https://example.org/ratchet.',
  });
