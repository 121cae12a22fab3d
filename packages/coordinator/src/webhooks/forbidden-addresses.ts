import { BlockList, isIP } from 'node:net';

/** Which addresses may be told, on the public internet alone or also on networks of the operator's own. */
export interface Reach {
  /** `--webhooks-to-private` */
  readonly toPrivate: boolean;
}

type Range = readonly [address: string, prefix: number];

/** For no one: "this" network, link-local with the metadata services of clouds, multicast, reserved. */
const never4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Loopback, private, shared (RFC 6598), and what RFC 6890 sets apart. */
const private4: readonly Range[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
];
/** Of IPv6 only what is global may be told, without the parts that stand for IPv4 addresses or for documents. */
const global6: readonly Range[] = [['2000::', 3]];
const inGlobal6: readonly Range[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
const private6: readonly Range[] = [
  ['::1', 128],
  ['fc00::', 7],
];
const metadata6: readonly Range[] = [['fd00:ec2::', 32]];

// One list a family: an address of one must never be compared with ranges of the other.
function listOf(family: 'ipv4' | 'ipv6', ...ranges: readonly (readonly Range[])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of ranges.flat()) list.addSubnet(address, prefix, family);
  return list;
}

const lists = {
  never4: listOf('ipv4', never4),
  private4: listOf('ipv4', private4),
  global6: listOf('ipv6', global6),
  inGlobal6: listOf('ipv6', inGlobal6, metadata6),
  private6: listOf('ipv6', private6),
};

/** Whether `address` must not be connected to. What is no address is forbidden too. */
export function isForbiddenAddress(address: string, { toPrivate }: Reach): boolean {
  switch (isIP(address)) {
    case 4:
      return lists.never4.check(address, 'ipv4') || (!toPrivate && lists.private4.check(address, 'ipv4'));
    case 6: {
      // A zone is of a link.
      if (address.includes('%') || lists.inGlobal6.check(address, 'ipv6')) return true;
      return !(lists.global6.check(address, 'ipv6') || (toPrivate && lists.private6.check(address, 'ipv6')));
    }
    default:
      return true;
  }
}

/** The host of an address that is itself an IP address; null where it is a name. */
export function addressIn(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}

/** What can be said of a host before it is resolved. */
export function isForbiddenHost(hostname: string, reach: Reach): boolean {
  const address = addressIn(hostname);
  if (address !== null) return isForbiddenAddress(address, reach);
  return !reach.toPrivate && /(^|\.)(localhost|local|internal)\.?$/.test(hostname);
}
