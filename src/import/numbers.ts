/** 1, 2, 3 up to `last`. */
export function numbersTo(last: number): Int32Array {
  const numbers = new Int32Array(last);
  for (let at = 0; at < last; at += 1) numbers[at] = at + 1;
  return numbers;
}
