import type Docker from 'dockerode';

export const label = {
  /** On images: SHA-256 of what they were built from. */
  source: 'ratchet.image-source',
  /** On base images: the Debian suite. */
  base: 'ratchet.image-base',
  /** On containers: whose they are, what they belong to. */
  owner: 'ratchet.owner',
  stage: 'ratchet.stage',
} as const;

/**
 * Id of the image tagged `tag` whose label `name` is `value`; null when there is none. The tag counts too, because an
 * image that was built on ours has inherited our labels.
 */
export async function findImage(
  docker: Docker,
  tag: string,
  name: string,
  value: string,
): Promise<string | null> {
  const images = await docker.listImages({ filters: JSON.stringify({ label: [`${name}=${value}`] }) });
  return images.find(({ RepoTags }) => RepoTags?.includes(tag))?.Id ?? null;
}
