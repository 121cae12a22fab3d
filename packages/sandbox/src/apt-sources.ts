/** What this machine's apt is told, so that whatever reaches its packages from here reaches them from an image build. */
export interface AptSources {
  /** Address of a mirror that has Debian's `main`, or null where none is configured. */
  readonly debianMirror: string | null;
  /** Lines of apt.conf(5): proxies and what the machine lets pass. */
  readonly settings: readonly string[];
}

interface Source {
  readonly uri: string;
  readonly components: readonly string[];
}

/** `deb [options] uri suite component...`, sources.list(5). */
function oneLineSources(text: string): Source[] {
  return [...text.matchAll(/^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+\S+((?:\s+[^\s#]+)*)/gm)].map((match) => ({
    uri: match[1] ?? '',
    components: (match[2] ?? '').trim().split(/\s+/),
  }));
}

/** Stanzas of `Key: value` lines, deb822(5). */
function stanzaSources(text: string): Source[] {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const value = (key: string): string[] =>
      (new RegExp(`^${key}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, 'im').exec(stanza)?.[1] ?? '')
        .split(/\s+/)
        .filter((word) => word !== '');
    if (!value('Types').includes('deb') || value('Enabled')[0] === 'no') return [];
    return value('URIs').map((uri) => ({ uri, components: value('Components') }));
  });
}

/** True for addresses that end in `/debian`: an archive of Debian itself, not of its security updates. */
const isDebianArchive = ({ uri, components }: Source): boolean =>
  /^https?:\/\/.*\/debian\/?$/.test(uri) && components.includes('main');

/** The first Debian archive in `files`, the contents of sources.list and sources.list.d by file name. */
export function findDebianMirror(files: ReadonlyMap<string, string>): string | null {
  const sources = [...files].flatMap(([name, text]) =>
    name.endsWith('.sources') ? stanzaSources(text) : oneLineSources(text),
  );
  return sources.find(isDebianArchive)?.uri ?? null;
}

const handedOn = /^Acquire::(?:https?::Proxy|Check-Valid-Until|Check-Date|Retries|ForceIPv4)\b/i;

/** Of `apt-config dump`, the lines that decide whether an index can be fetched. */
export function settingsToHandOn(dump: string): string[] {
  return dump.split('\n').filter((line) => handedOn.test(line) && !/ "";$/.test(line));
}

/** The proxy for `http://` in `settings`, as debootstrap wants it in its environment. */
export function httpProxy(settings: readonly string[]): string | null {
  return (
    settings
      .map((line) => /^Acquire::http::Proxy "([^"]+)";/i.exec(line)?.[1])
      .find((proxy) => proxy !== undefined && proxy !== 'DIRECT') ?? null
  );
}
