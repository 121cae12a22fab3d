import { expect, it } from 'vitest';
import { html } from '../html.ts';
import { openLastDrawings } from './last-drawings.ts';

it('draws again only what was read anew, or stands elsewhere', () => {
  const remembered = openLastDrawings();
  let times = 0;
  const draw = () => {
    times += 1;
    return html`<p>${times}</p>`;
  };
  const [track, cloud] = [{}, {}];
  expect(remembered([track, cloud], 'a', draw).markup).toBe('<p>1</p>');
  expect(remembered([track, cloud], 'a', draw).markup).toBe('<p>1</p>');
  expect(remembered([track, cloud], 'b', draw).markup).toBe('<p>2</p>');
  expect(remembered([{}, cloud], 'b', draw).markup).toBe('<p>3</p>');
  expect(remembered([], 'b', draw).markup).toBe('<p>4</p>');
});
