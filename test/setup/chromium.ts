import { chromium, ensureDebianPackages } from '../../setup/debian-packages.ts';

export default async function setUp(): Promise<void> {
  await ensureDebianPackages([chromium], (line) => console.error(line));
}
