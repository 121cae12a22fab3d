/** Thrown to leave everything that rests on a head which is none any more. */
export class HeadMoved extends Error {
  override readonly name = 'HeadMoved';
}
