/**
 * A smooth increasing curve through points whose second coordinates are −1, 0, 1, 2, …: cubic pieces whose slopes are weighted harmonic
 * means of the neighbouring differences, which keeps the curve increasing.
 * Source: Fritsch, Butland: A method for constructing local monotone piecewise cubic interpolants, SIAM J. Sci. Stat. Comput. 5 (1984), eq. 7.
 * Deviation: at both ends the slope is that of the last piece's chord, which is monotone as well.
 */
export class Staircase {
  /** Four coefficients a piece, constant first, in the distance from the piece's left end. */
  private readonly pieces: Float64Array;

  /** @param knots strictly ascending, at least two; the curve passes through (knots[i], i − 1) */
  constructor(readonly knots: Float64Array) {
    const last = knots.length - 1;
    const width = (i: number): number => knots[i + 1]! - knots[i]!;
    const slope = (i: number): number => {
      if (i === 0) return 1 / width(0);
      if (i === last) return 1 / width(last - 1);
      const [before, after] = [width(i - 1), width(i)];
      // Chords have slopes 1/before and 1/after, so the weighted harmonic mean is the reciprocal of a weighted mean of widths.
      return (3 * (before + after)) / ((2 * after + before) * before + (after + 2 * before) * after);
    };
    this.pieces = new Float64Array(4 * last);
    for (let i = 0; i < last; i++) {
      const [w, left, right] = [width(i), slope(i), slope(i + 1)];
      this.pieces.set([i - 1, left, (3 / w - 2 * left - right) / w, (left + right - 2 / w) / (w * w)], 4 * i);
    }
  }

  /** The piece that holds a value, or the nearest one. @param near where to look first: neighbouring samples lie in neighbouring pieces */
  piece(value: number, near: number): number {
    const { knots } = this;
    let i = near;
    while (i < knots.length - 2 && value >= knots[i + 1]!) i++;
    while (i > 0 && value < knots[i]!) i--;
    return i;
  }

  at(value: number, piece: number): number {
    const { pieces } = this;
    const t = value - this.knots[piece]!;
    const k = 4 * piece;
    return pieces[k]! + t * (pieces[k + 1]! + t * (pieces[k + 2]! + t * pieces[k + 3]!));
  }
}
