import { type Html, html } from '../html.ts';
import { cloneUrl } from '../join.ts';
import type { Site } from '../layout.ts';
import { countText } from '../numbers.ts';
import { copyable } from '../parts.ts';
import type { MethodView } from './method-view.ts';

export function checkSection(site: Site, { lastMerge, logSize, witnesses }: MethodView): Html {
  const track = lastMerge?.track ?? 'NAME';
  const commit = lastMerge?.merge.commit ?? 'COMMIT';
  return html`<section id="check" aria-labelledby="check-heading">
<h2 id="check-heading">Check it yourself</h2>
<div class="ways">
<div class="way"><h3>The whole network</h3>
<p>The audit hashes all ${countText(logSize)} leaves into the signed checkpoint, checks every signature, draws every seed again and decides everything again.</p>
${copyable(`npm run ratchet -- audit ${site.publicUrl} --key '${witnesses.key}'`, 'Command that audits the log')}</div>
<div class="way"><h3>One merge, without a network</h3>
<p>A proof is one file: the merge, its verdict, their places in the log, and who vouches for it.</p>
${copyable(`npm run --silent ratchet -- proof ${commit} --from ${site.publicUrl} > merge.json`, 'Command that fetches the proof of a merge')}
${copyable(`npm run ratchet -- audit --proof merge.json --key '${witnesses.key}'`, 'Command that checks the proof')}</div>
<div class="way"><h3>With plain git</h3>
<p>Every merge is signed by the operator’s key; <code>git log --first-parent</code> is the staircase.</p>
${copyable(`git clone ${cloneUrl(site, track)}`, 'Command that clones a track')}
${copyable(`curl -so signers ${site.publicUrl}/tracks/${track}/allowed-signers`, 'Command that fetches the key of merges')}
${copyable(`git -C ${track} -c gpg.ssh.allowedSignersFile=../signers verify-commit HEAD`, 'Command that checks the signature of the head')}</div>
<div class="way"><h3>From now on</h3>
<p>A witness sees that each checkpoint holds all of the one before, and signs it. A log with two pasts leaves a proof with it.</p>
${copyable(`npm run ratchet -- witness ${site.publicUrl} --dir ~/ratchet/witness`, 'Command that starts a witness')}</div>
</div>
<p class="note">The commands run in a checkout of Ratchet. Each leaf of the <a href="/log">log</a> has a page on which your own browser checks its proof; the rules and their measured
error rates are in <code>docs/VERIFICATION.md</code>, what is defended against in <code>docs/THREATS.md</code>.</p>
</section>`;
}
