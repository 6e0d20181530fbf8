/** The two steps of linear algebra that a learnt metric needs, on matrices stored row by row. */

/**
 * The lower triangle L with L times its transpose = `matrix` (Cholesky).
 *
 * @param matrix Symmetric, `size` x `size`; only its lower triangle is read. What is not positive is lifted to `least`.
 */
export function lowerTriangle(matrix: Float64Array, size: number, least: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) {
        sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      }
      const pivot = lower[column * size + column] ?? 1;
      lower[row * size + column] = row === column ? Math.sqrt(Math.max(sum, least)) : sum / pivot;
    }
  }
  return lower;
}

/** The inverse of a lower triangle: again one. */
export function inverseTriangle(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let sum = row === column ? 1 : 0;
      for (let k = column; k < row; k += 1) {
        sum -= (lower[row * size + k] ?? 0) * (inverse[k * size + column] ?? 0);
      }
      inverse[row * size + column] = sum / (lower[row * size + row] ?? 1);
    }
  }
  return inverse;
}

/** A lower triangle times a vector. */
export function applyTriangle(lower: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const result = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    const start = row * size;
    for (let column = 0; column <= row; column += 1) sum += (lower[start + column] ?? 0) * (vector[column] ?? 0);
    result[row] = sum;
  }
  return result;
}

/** x for which L times its transpose times x = `vector`. */
export function solveTriangle(lower: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const forth = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = vector[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= (lower[row * size + k] ?? 0) * (forth[k] ?? 0);
    forth[row] = sum / (lower[row * size + row] ?? 1);
  }
  const back = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = forth[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= (lower[k * size + row] ?? 0) * (back[k] ?? 0);
    back[row] = sum / (lower[row * size + row] ?? 1);
  }
  return back;
}
