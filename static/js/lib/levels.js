// Which level of detail serves a zoom. No DOM.

// Returns the first level, coarse ones first, whose last zoom is not yet passed; the finest beyond all.
export function levelFor(levels, zoom) {
  return levels.find((level) => zoom <= level.maxZoom) || levels[levels.length - 1];
}
