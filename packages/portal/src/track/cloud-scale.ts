/** What the browser needs to read a place in the cloud: values at the ends of the scale and their pixels, and how dense the densest is. */
export interface CloudScale {
  readonly low: number;
  readonly high: number;
  readonly top: number;
  readonly bottom: number;
  readonly decimals: number;
  readonly unit: string;
  /** Experiments of the fullest mark. */
  readonly most: number;
  /** Densities that are told apart, see `levelOf` in cloud-marks.ts. */
  readonly levels: number;
}
