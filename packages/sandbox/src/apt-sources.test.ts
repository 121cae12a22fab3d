import { describe, expect, it } from 'vitest';
import { findDebianMirror, httpProxy, settingsToHandOn } from './apt-sources.ts';

const mirrorIn = (...files: [string, string][]): string | null => findDebianMirror(new Map(files));

describe('the machine’s apt sources', () => {
  it('give the mirror of a stanza', () => {
    const text = `Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main

Types: deb deb-src
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;
    expect(mirrorIn(['debian.sources', text])).toBe('http://mirror.example/debian');
    expect(mirrorIn(['debian.sources', text.replaceAll('Types:', 'Enabled: no\nTypes:')])).toBeNull();
  });

  it('give the mirror of a line', () => {
    const text = `# deb http://commented.example/debian bookworm main
deb-src http://source.example/debian bookworm main
deb [arch=amd64 signed-by=/x.gpg] https://mirror.example/debian/ bookworm main contrib # ours
`;
    expect(mirrorIn(['sources.list', text])).toBe('https://mirror.example/debian/');
  });

  it('pass over the archives of others', () => {
    expect(mirrorIn(['a.list', 'deb https://packages.example/apt sdk main\n'])).toBeNull();
    expect(mirrorIn(['b.list', 'deb http://archive.ubuntu.com/ubuntu jammy main\n'])).toBeNull();
  });

  it('hand on proxies and allowances, and nothing else', () => {
    const dump = `APT::Architecture "amd64";
Acquire::http::Proxy "http://proxy.example:3128";
Acquire::https::Proxy "";
Acquire::Check-Valid-Until "false";
Acquire::IndexTargets::deb "x";
DPkg::Post-Invoke:: "rm -rf /";
`;
    const settings = settingsToHandOn(dump);
    expect(settings).toEqual([
      'Acquire::http::Proxy "http://proxy.example:3128";',
      'Acquire::Check-Valid-Until "false";',
    ]);
    expect(httpProxy(settings)).toBe('http://proxy.example:3128');
    expect(httpProxy(['Acquire::http::Proxy "DIRECT";'])).toBeNull();
  });
});
