/** What is counted again, and from when on it will be the next time. */
export interface Window {
  /** PostgreSQL's own words for a time: the first window began at `-infinity`. */
  readonly from: string;
  readonly nextFrom: string;
  /** The same for the cloud. */
  readonly cellsFrom: string;
  readonly now: Date;
}
