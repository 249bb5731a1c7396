// Where a word can stand beside a line that is seen in part. Points are [x, y] in pixels, y downwards; boxes have left,
// right, top, bottom. No DOM.

const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];
const GAPS = [4, 10, 18];

// Returns the parts of a line that lie within a box, each a line.
export function partsWithin(line, box) {
  const parts = [];
  let isOpen = false;
  for (let number = 1; number < line.length; number += 1) {
    const [start, end] = [line[number - 1], line[number]];
    const shares = sharesWithin(start, end, box);
    if (shares) {
      if (!isOpen || shares[0] > 0) parts.push([between(start, end, shares[0])]);
      parts[parts.length - 1].push(between(start, end, shares[1]));
    }
    isOpen = shares !== null && shares[1] === 1;
  }
  return parts;
}

// Returns a line with the box around it, for `runsThrough`.
export function boxed(line) {
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  return { line, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

// Returns whether a line with its box runs through another box.
export function runsThrough({ line, ...around }, box) {
  if (isBeyond(around.left, around.right, around.top, around.bottom, box)) return false;
  for (let number = 1; number < line.length; number += 1) {
    const [[x, y], [toX, toY]] = [line[number - 1], line[number]];
    const isFar = isBeyond(Math.min(x, toX), Math.max(x, toX), Math.min(y, toY), Math.max(y, toY), box);
    if (!isFar && sharesWithin([x, y], [toX, toY], box)) return true;
  }
  return false;
}

function isBeyond(left, right, top, bottom, box) {
  return right < box.left || left > box.right || bottom < box.top || top > box.bottom;
}

// Returns from which to which share of its length a segment lies within a box, or null (Liang and Barsky).
function sharesWithin([x, y], [toX, toY], { left, right, top, bottom }) {
  let [first, last] = [0, 1];
  for (const [step, room] of [[x - toX, x - left], [toX - x, right - x], [y - toY, y - top], [toY - y, bottom - y]]) {
    if (step === 0 && room < 0) return null;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  return first <= last ? [first, last] : null;
}

function between([x, y], [toX, toY], share) {
  return [x + (toX - x) * share, y + (toY - y) * share];
}

export function lengthOf(line) {
  return line.slice(1).reduce((sum, [x, y], number) => sum + Math.hypot(x - line[number][0], y - line[number][1]), 0);
}

// Returns the parts of lines that are seen in a box, longest first: the number of the line, the part, its length.
export function stretchesOf(lines, box, least) {
  return lines
    .flatMap((line, number) => partsWithin(line, box).map((part) => ({ number, part, length: lengthOf(part) })))
    .filter(({ length }) => length >= least)
    .sort((one, other) => other.length - one.length);
}

// Returns the point at a share of a line's length.
export function pointAt(line, share) {
  let left = lengthOf(line) * share;
  for (let number = 1; number < line.length; number += 1) {
    const step = lengthOf([line[number - 1], line[number]]);
    if (left <= step) return step === 0 ? line[number] : between(line[number - 1], line[number], left / step);
    left -= step;
  }
  return line[line.length - 1];
}

// Returns the boxes beside a line in which a word of some width and height could stand: the best one first, near the
// middle and above the line. `at` is the point of the line that a box stands beside.
export function boxesBeside(line, width, height) {
  const reach = Math.min(0.5, width / 2 / lengthOf(line));
  return GAPS.flatMap((gap) => SHARES.flatMap((share) => boxesAt(line, share, reach, gap, width, height)));
}

function boxesAt(line, share, reach, gap, width, height) {
  const [x, y] = pointAt(line, share);
  const [fromX, fromY] = pointAt(line, Math.max(0, share - reach));
  const [toX, toY] = pointAt(line, Math.min(1, share + reach));
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  const [acrossX, acrossY] = [(toY - fromY) / length, (fromX - toX) / length];
  const away = gap + (Math.abs(acrossX) * width + Math.abs(acrossY) * height) / 2;
  const sides = acrossY <= 0 ? [away, -away] : [-away, away];
  return sides.map((side) => ({ at: [x, y], ...boxAround([x + acrossX * side, y + acrossY * side], width, height) }));
}

// Returns whether a point lies on a line, give or take a pixel.
export function liesOn(point, line) {
  return runsThrough(boxed(line), boxAround(point, 2, 2));
}

function boxAround([x, y], width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
