// Which of many boxes can be shown without one lying on another. No DOM.

// Pixels by which boxes may reach into each other: text does not fill its box to the edge.
const SLACK = 2;

// Returns the numbers of the boxes that are kept; earlier ones come first. Boxes have left, right, top, bottom.
export function roomFor(boxes) {
  const kept = [];
  boxes.forEach((box, number) => {
    if (isFree(box, kept.map((other) => boxes[other]))) kept.push(number);
  });
  return kept;
}

// Returns whether a box lies on none of those that are taken.
export function isFree(box, taken) {
  return taken.every((other) => !overlap(box, other));
}

function overlap(one, other) {
  return (
    one.left + SLACK < other.right && other.left + SLACK < one.right && one.top + SLACK < other.bottom && other.top + SLACK < one.bottom
  );
}
