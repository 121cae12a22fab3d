/**
 * Looks for the leaves that a page names in the log, here in the browser: fetches each one's proof, hashes its way up to the
 * signed checkpoint and checks the signatures (see inclusion-check.js). The cryptography is fetched only by pages that need it, and is
 * noble's, since browsers offer theirs to pages over HTTPS alone.
 */

/** Checkpoints are signed every few seconds. */
const askAgainMs = 2_500;
const timesAsked = 4;

const boxes = [...document.querySelectorAll('[data-proof]')];
if (boxes.length > 0) void checkAll();

async function checkAll() {
  for (const box of boxes) say(box, 'wait', 'Being checked in your browser …');
  const check = await loadCheck();
  for (const box of boxes) await checkBox(box, check);
}

/** @typedef {(proof: import('./inclusion-check.js').LeafProof, shown: import('./inclusion-check.js').Shown) => import('./inclusion-check.js').SignedCheckpoint} Check */

/** @returns {Promise<Check>} */
async function loadCheck() {
  const [{ checkLeaf }, { sha256, sha512 }, ed25519] = await Promise.all([
    import('./inclusion-check.js'),
    import('./hashes/sha2.js'),
    import('./ed25519.js'),
  ]);
  ed25519.hashes.sha512 = sha512;
  /** One page's leaves are mostly under one checkpoint, and many may have signed it. @type {Map<string, boolean>} */
  const known = new Map();
  const isSigned = remembering(known, (signature, message, key) =>
    ed25519.verify(signature, message, key, { zip215: false }),
  );
  return (proof, shown) => checkLeaf(proof, shown, { sha256, isSigned });
}

/**
 * @param {Map<string, boolean>} known
 * @param {(signature: Uint8Array, message: Uint8Array, key: Uint8Array) => boolean} verify
 * @returns {(signature: Uint8Array, message: Uint8Array, key: Uint8Array) => boolean}
 */
function remembering(known, verify) {
  return (signature, message, key) => {
    const name = [signature, message, key].map(String).join();
    const holds = known.get(name) ?? safely(() => verify(signature, message, key));
    known.set(name, holds);
    return holds;
  };
}

/** Bytes that are no signature at all are an exception to noble. @param {() => boolean} verify */
function safely(verify) {
  try {
    return verify();
  } catch {
    return false;
  }
}

/**
 * @param {Element} box
 * @param {Check} check
 */
async function checkBox(box, check) {
  const shown = { index: Number(box.getAttribute('data-proof')), hash: box.getAttribute('data-leaf-hash') };
  try {
    const proof = await proofOf(shown.index);
    if (proof === null) return say(box, 'wait', 'Not under a signed checkpoint yet. Reload in a moment.');
    const { size, origin, cosigners } = check(proof, shown);
    say(
      box,
      'good',
      `Checked here, in your browser: leaf ${shown.index} is in the tree of ${size} leaves signed by ${origin}, ${cosigned(cosigners, proof.quorum)}.`,
    );
  } catch (error) {
    if (error instanceof TypeError)
      return say(box, 'wait', 'The proof could not be fetched. Reload to try again.');
    const why = error instanceof Error ? error.message : String(error);
    say(box, 'bad', `This does not hold: ${why}. Do not believe what is said of this leaf; run the audit.`);
  }
}

/**
 * Without a quorum a checkpoint is its operator's word alone, and is called so.
 * @param {string[]} cosigners
 * @param {{ needed: number, verifiers: string[] }} quorum
 */
function cosigned(cosigners, { needed, verifiers }) {
  const trusted = cosigners.filter((one) => verifiers.includes(one)).length;
  return trusted >= needed
    ? `cosigned by ${trusted} of ${verifiers.length} verifiers, a quorum`
    : `cosigned by ${trusted} of ${verifiers.length} verifiers: no quorum (${needed} are needed), so as yet it is its operator’s word alone`;
}

/**
 * Null where no checkpoint covers the leaf yet.
 * @param {number} index
 * @returns {Promise<import('./inclusion-check.js').LeafProof | null>}
 */
async function proofOf(index) {
  for (let asked = 0; asked < timesAsked; asked += 1) {
    const reply = await fetch(`/log/proof.json?index=${index}`, { headers: { accept: 'application/json' } });
    if (reply.ok) return reply.json();
    if (reply.status !== 404) throw new TypeError('no proof came');
    // Whoever asks for the newest checkpoint has one made where the last is old.
    await fetch('/log/checkpoint').catch(() => {});
    if (asked + 1 < timesAsked) await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
  return null;
}

/**
 * @param {Element} box
 * @param {'wait' | 'good' | 'bad'} state
 * @param {string} text
 */
function say(box, state, text) {
  box.setAttribute('data-state', state);
  const says = box.querySelector('[data-says]');
  if (says) says.textContent = text;
}
