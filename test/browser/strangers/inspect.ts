/**
 * Runs in a browser: takes `markup` apart as the browser would, without running it, and names what no page of ours has. Given as text,
 * since what runs in a page is not of this program.
 */
export const inspection = `(markup, type) => {
  const document = new DOMParser().parseFromString(markup, type);
  const faults = [];
  const error = document.querySelector('parsererror');
  if (error) faults.push('does not parse: ' + error.textContent.slice(0, 200));
  const never = ['x-evil','iframe','object','embed','base','math','foreignobject','animate','set','image','plaintext','frame','frameset','noscript','template','mglyph','injected','noembed','xmp','b'];
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName.toLowerCase();
    const say = (what) => faults.push(what + ' in ' + element.outerHTML.slice(0, 160));
    if (never.includes(name)) say('element ' + name);
    if (name === 'script' && !(element.getAttribute('src') ?? '').startsWith('/')) say('script');
    if (name === 'style' && type !== 'image/svg+xml') say('style');
    if (name === 'meta' && element.hasAttribute('http-equiv')) say('meta');
    for (const { name: attribute, value } of element.attributes) {
      const a = attribute.toLowerCase();
      if (a.startsWith('on') || a === 'srcdoc' || a === 'style' || a === 'formaction' || a === 'ping' || a === 'background') say('attribute ' + a);
      if (!/^[a-z][a-z0-9:-]*$/i.test(attribute)) say('attribute ' + attribute);
      if (['src', 'action', 'poster', 'data'].includes(a) && !/^\\/(?![/\\\\])/.test(value)) say(a);
      if (['href', 'xlink:href'].includes(a)) {
        const local = /^(\\/(?![/\\\\])|#|\\?)/.test(value) || value.startsWith('http://127.0.0.1:');
        const outside = element.localName === 'a' && /^(https?:|mailto:)/.test(value) && (element.getAttribute('rel') ?? '').includes('nofollow');
        const feed = type !== 'text/html' && /^https?:\\/\\/127/.test(value);
        if (!local && !outside && !feed) say('href ' + value.slice(0, 80));
      }
    }
  }
  return { faults: faults.slice(0, 5), text: document.documentElement.textContent };
}`;
