import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Of an IPv6 address, what a provider gives to one customer at least: the first 64 bits (RFC 6177). */
const groupsOfNetwork = 4;

/**
 * What stands for a visitor where they are counted: their IPv4 address, or the network of 2^64 addresses that whoever has one IPv6 address has.
 */
export function networkOf(address: string): string {
  const [, ipv4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (ipv4) return ipv4;
  if (!isIPv6(address)) return address;
  const [groups, afterGap] = address.replace(/%.*/, '').split('::').map(groupsOf);
  const [head = [], tail = []] = [groups, afterGap];
  const gap = afterGap === undefined ? [] : Array<number>(8 - head.length - tail.length).fill(0);
  const network = [...head, ...gap, ...tail].slice(0, groupsOfNetwork);
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}

/** The 16-bit groups of a part of an address; an IPv4 address at its end is two. */
const groupsOf = (part: string): number[] =>
  part
    .replace(/\d+\.\d+\.\d+\.\d+$/, '0:0')
    .split(':')
    .filter((group) => group !== '')
    .map((group) => Number.parseInt(group, 16));

/** Who asks; null where this machine itself does: a proxy, for all we know, that does not say for whom. */
export const visitorOf = ({ ip }: FastifyRequest): string | null =>
  isThisMachine(ip) ? null : networkOf(ip);

export const isThisMachine = (address: string): boolean =>
  /^(?:::ffff:)?127\./i.test(address) || address === '::1';
