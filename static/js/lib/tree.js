// Which item of a tree a key leads to. Items are in reading order, each with its level and whether it is shown. No DOM.

// Returns the index that a key moves to from `current`, or the change that it asks of the current item.
export function treeMove(items, current, key, isRightToLeft) {
  const [outwards, inwards] = isRightToLeft ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
  const item = items[current];
  if (key === inwards) return intoItem(items, current, item);
  if (key === outwards) return outOfItem(items, current, item);
  if (key === "ArrowDown") return { to: nextShown(items, current, 1) };
  if (key === "ArrowUp") return { to: nextShown(items, current, -1) };
  if (key === "Home") return { to: nextShown(items, -1, 1) };
  if (key === "End") return { to: nextShown(items, items.length, -1) };
  return key.length === 1 && key !== " " ? { to: nextNamed(items, current, key) } : {};
}

function intoItem(items, current, item) {
  if (item.isOpen === undefined) return {};
  return item.isOpen ? { to: nextShown(items, current, 1) } : { open: true };
}

function outOfItem(items, current, item) {
  if (item.isOpen) return { open: false };
  for (let n = current - 1; n >= 0; n -= 1) if (items[n].level < item.level) return { to: n };
  return {};
}

function nextShown(items, from, step) {
  for (let n = from + step; n >= 0 && n < items.length; n += step) if (items[n].isShown) return n;
  return undefined;
}

function nextNamed(items, current, letter) {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= items.length; step += 1) {
    const n = (current + step) % items.length;
    if (items[n].isShown && items[n].name.toLocaleLowerCase().startsWith(wanted)) return n;
  }
  return undefined;
}
