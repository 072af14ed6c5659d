// What is told of two texts that should be the same.

/** Where two texts begin to differ. */
export function difference(before, now) {
  let at = 0;
  while (before[at] === now[at]) at++;
  const around = (text) => text.slice(Math.max(0, at - 150), at + 150);
  return `  was ${around(before)}\n  is  ${around(now)}`;
}
