// Which option of an open list a key leads to. No DOM.

// Returns the number of the option, -1 for none, or nothing where the key moves the cursor in the text instead.
export function optionMove(count, current, key) {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return current + 1 < count ? current + 1 : 0;
  if (key === "ArrowUp") return current > 0 ? current - 1 : count - 1;
  if (current < 0) return undefined;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
